package dev.troth.exchange.mailbox;

/** Joins the lines of texts with {@code format=flowed} (RFC 3676). */
final class FlowedText {
    private FlowedText() {}

    /** @param deleteSpace value of the parameter DelSp */
    static String joined(String text, boolean deleteSpace) {
        StringBuilder joined = new StringBuilder(text.length());
        int depthBefore = -1;
        boolean first = true;
        for (String line : text.split("\n", -1)) {
            int depth = depth(line);
            String content = line.startsWith(" ", depth) ? line.substring(depth + 1) : line.substring(depth);
            boolean signature = content.equals("-- ");
            if (depthBefore != depth || signature) {
                joined.append(first ? "" : "\n").append(">".repeat(depth)).append(depth > 0 ? " " : "");
            }
            first = false;
            boolean flows = content.endsWith(" ") && !signature;
            joined.append(flows && deleteSpace ? content.substring(0, content.length() - 1) : content);
            depthBefore = flows ? depth : -1;
        }
        return joined.toString();
    }

    private static int depth(String line) {
        int depth = 0;
        while (depth < line.length() && line.charAt(depth) == '>') {
            depth++;
        }
        return depth;
    }
}
