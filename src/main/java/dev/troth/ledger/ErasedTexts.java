package dev.troth.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.troth.ledger.ErasableTable.KeptText;
import dev.troth.ledger.ErasableTable.TextColumn;
import dev.troth.platform.database.Database;
import dev.troth.platform.tenancy.CurrentWorkspace;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Erases people from texts outside of the ledger. */
final class ErasedTexts {
    private static final JsonMapper JSON = new JsonMapper();

    private final Database database;
    private final CurrentWorkspace workspace;

    ErasedTexts(Database database, CurrentWorkspace workspace) {
        this.database = database;
        this.workspace = workspace;
    }

    private record StoredText(String place, String text) {}

    void erase(TextColumn column, TextPseudonymizer pseudonymizer) {
        identifying("ctid::text", column.column(), column.table(), pseudonymizer)
                .forEach(told -> database.update(
                        "update %s set %s = ?::%s where workspace_id = ? and ctid = ?::tid"
                                .formatted(column.table(), column.column(), column.type()),
                        column.type().equals("jsonb") ? json(told.text, pseudonymizer) : pseudonymizer.text(told.text),
                        workspace.id(),
                        told.place));
    }

    /** Returns the names of texts of a column that identify the person. */
    List<String> telling(KeptText column, TextPseudonymizer pseudonymizer) {
        return identifying(column.key(), column.column(), column.table(), pseudonymizer)
                .map(told -> column.field() + " " + pseudonymizer.text(told.place))
                .distinct()
                .toList();
    }

    /**
     * Returns the texts of a column that identify the person.
     *
     * @param place SQL expression that names the row
     */
    private Stream<StoredText> identifying(String place, String column, String table, TextPseudonymizer pseudonymizer) {
        return database
                .query(
                        "select %s as place, %s::text as told from %s where workspace_id = ? and %2$s is not null"
                                .formatted(place, column, table),
                        row -> new StoredText(row.getString("place"), row.getString("told")),
                        workspace.id())
                .stream()
                .filter(told -> pseudonymizer.isIdentifiedBy(told.text));
    }

    /** A number outside of a text must stay a number. */
    private static String json(String text, TextPseudonymizer pseudonymizer) {
        try {
            return erased(JSON.readTree(text), pseudonymizer).toString();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored text is not valid JSON.", e);
        }
    }

    private static JsonNode erased(JsonNode node, TextPseudonymizer pseudonymizer) {
        return switch (node) {
            case TextNode text -> TextNode.valueOf(pseudonymizer.text(text.asText()));
            case ArrayNode many -> {
                for (int i = 0; i < many.size(); i++) {
                    many.set(i, erased(many.get(i), pseudonymizer));
                }
                yield many;
            }
            case ObjectNode object -> {
                List<String> names = new ArrayList<>();
                object.fieldNames().forEachRemaining(names::add);
                for (String name : names) {
                    JsonNode value = erased(object.remove(name), pseudonymizer);
                    object.set(pseudonymizer.text(name), value);
                }
                yield object;
            }
            default -> node;
        };
    }
}
