package dev.troth.exchange.mailbox;

import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** Converts HTML to plain text, with a line for each block. */
final class HtmlText implements NodeVisitor {
    private static final String NOT_SHOWN = "head, title, style, script, noscript, template, object, svg";
    private static final String BLOCK =
            "address,article,blockquote,center,dd,div,dl,dt,fieldset,footer,form,h1,h2,h3,h4,h5,h6,header,hr,li,main,nav,"
                    + "ol,p,pre,section,table,tr,ul";

    private final StringBuilder text = new StringBuilder();

    private HtmlText() {}

    static String of(String html) {
        var document = Jsoup.parse(html);
        document.select(NOT_SHOWN).remove();
        HtmlText text = new HtmlText();
        document.traverse(text);
        return text.text
                .toString()
                .replace('\u00A0', ' ')
                .lines()
                .map(String::strip)
                .collect(Collectors.joining("\n"))
                .replaceAll("\\n{3,}", "\n\n")
                .strip();
    }

    @Override
    public void head(Node node, int depth) {
        if (node instanceof TextNode words) {
            append(words);
        } else if (node.nameIs("br")) {
            text.append('\n');
        } else if (isBlock(node)) {
            breakLine();
        } else if (node.nameIs("td") || node.nameIs("th")) {
            space();
        }
        if (node.nameIs("li")) {
            text.append("- ");
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (isBlock(node)) {
            breakLine();
            if (node.nameIs("p")) {
                text.append('\n');
            }
        }
    }

    private void append(TextNode words) {
        String shown = words.getWholeText().replaceAll("[ \\t\\r\\n\\f]+", " ");
        boolean atStart = text.isEmpty() || Character.isWhitespace(text.charAt(text.length() - 1));
        text.append(atStart ? shown.stripLeading() : shown);
    }

    private void space() {
        if (!text.isEmpty() && !Character.isWhitespace(text.charAt(text.length() - 1))) {
            text.append(' ');
        }
    }

    private void breakLine() {
        if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
            text.append('\n');
        }
    }

    private static boolean isBlock(Node node) {
        return node instanceof Element element && ("," + BLOCK + ",").contains("," + element.normalName() + ",");
    }
}
