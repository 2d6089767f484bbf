package dev.troth.trust;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.troth.platform.CurrentWorkspace;
import dev.troth.platform.Database;
import dev.troth.scoring.Model;
import dev.troth.scoring.Parameter;
import dev.troth.scoring.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The versions of the model that a workspace uses: the active one that scores are made by, and those that are computed
 * beside it. Known by heart until the count of changes in the database says otherwise.
 */
@ApplicationScoped
public class Models {
    private static final JsonMapper JSON = new JsonMapper();

    private final Database database;
    private final CurrentWorkspace workspace;
    private final Map<UUID, Kept> known = new ConcurrentHashMap<>();

    Models(Database database, CurrentWorkspace workspace) {
        this.database = database;
        this.workspace = workspace;
    }

    /**
     * The versions whose states are kept.
     *
     * @param changes how many changes the database had counted when this was read
     */
    public record Kept(long changes, Model active, List<Model> shadows) {
        Stream<Model> all() {
            return Stream.concat(Stream.of(active), shadows.stream());
        }

        private static String name(Model model) {
            return model.parameters().version();
        }

        Optional<Model> named(String version) {
            return all().filter(model -> name(model).equals(version)).findFirst();
        }
    }

    /** The version that scores are made by. */
    public Model active() {
        return kept().active;
    }

    /** Those that are kept, as far as this node knows. */
    public Kept kept() {
        return known.computeIfAbsent(workspace.id(), id -> read());
    }

    /** Those that are kept when the database has counted so many changes. */
    Kept kept(long changes) {
        Kept now = kept();
        if (now.changes != changes) {
            now = read();
            known.put(workspace.id(), now);
        }
        return now;
    }

    /** Any version of this workspace; empty when there is none of this name. */
    public Optional<Model> version(String version) {
        Optional<Model> found = database
                .query(
                        "select version, state, changes from model_version where workspace_id = ? and version = ?",
                        row -> new Model(parameters(row)),
                        workspace.id(),
                        version)
                .stream()
                .findFirst();
        return found.isEmpty() && version.equals(Parameters.standard().version())
                ? Optional.of(Model.standard())
                : found;
    }

    private Kept read() {
        List<Long> changes = new ArrayList<>();
        List<Model> active = new ArrayList<>();
        List<Model> shadows = new ArrayList<>();
        database.query(
                """
                select w.model_changes, m.version, m.state, m.changes from workspace w
                left join model_version m on m.workspace_id = w.id and m.state in ('ACTIVE', 'SHADOW')
                where w.id = ? order by m.version
                """,
                row -> {
                    changes.add(row.getLong("model_changes"));
                    if (row.getString("version") != null) {
                        (row.getString("state").equals("ACTIVE") ? active : shadows).add(new Model(parameters(row)));
                    }
                    return 0;
                },
                workspace.id());
        return new Kept(
                changes.isEmpty() ? 0 : changes.getFirst(),
                active.isEmpty() ? Model.standard() : active.getFirst(),
                List.copyOf(shadows));
    }

    private static Parameters parameters(ResultSet row) throws SQLException {
        return Parameters.standard().with(row.getString("version"), changes(row.getString("changes")));
    }

    /** Parameters that differ from the standard, as they are written down. */
    public static Map<Parameter, Double> changes(String json) {
        try {
            Map<Parameter, Double> changes = new EnumMap<>(Parameter.class);
            changes.putAll(JSON.readValue(json, new TypeReference<Map<Parameter, Double>>() {}));
            return changes;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What was written can be read.", e);
        }
    }

    /** How parameters that differ from the standard are written down. */
    public static String written(Parameters parameters) {
        Map<Parameter, Double> changes = new EnumMap<>(Parameter.class);
        for (Parameter parameter : Parameter.values()) {
            if (parameters.get(parameter) != parameter.standard()) {
                changes.put(parameter, parameters.get(parameter));
            }
        }
        try {
            return JSON.writeValueAsString(changes);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Numbers can be written.", e);
        }
    }
}
