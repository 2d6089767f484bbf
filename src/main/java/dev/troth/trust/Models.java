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
 * Cache of the versions of the model that a workspace uses: the active one, which computes the scores, and those that
 * are computed in addition. Valid until the counter of model changes in the database differs.
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
     * Versions with stored states.
     *
     * @param changes counter of model changes in the database when this was read
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

    /** Returns the version that computes the scores. */
    public Model active() {
        return kept().active;
    }

    /** Returns the stored versions from the cache. */
    public Kept kept() {
        return known.computeIfAbsent(workspace.id(), id -> read());
    }

    /** Returns the stored versions for this value of the counter of model changes. */
    Kept kept(long changes) {
        Kept now = kept();
        if (now.changes != changes) {
            now = read();
            known.put(workspace.id(), now);
        }
        return now;
    }

    /** Returns a version of this workspace; empty if there is none with this name. */
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

    /** Reads stored parameters that differ from the standard. */
    public static Map<Parameter, Double> changes(String json) {
        try {
            Map<Parameter, Double> changes = new EnumMap<>(Parameter.class);
            changes.putAll(JSON.readValue(json, new TypeReference<Map<Parameter, Double>>() {}));
            return changes;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Stored parameters of a version of the model are not valid JSON.", e);
        }
    }

    /** Returns the stored form of parameters that differ from the standard. */
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
            throw new IllegalStateException("The parameters of the model cannot be written as JSON.", e);
        }
    }
}
