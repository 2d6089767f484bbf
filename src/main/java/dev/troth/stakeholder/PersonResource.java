package dev.troth.stakeholder;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.troth.ledger.FactCodec;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.io.UncheckedIOException;

/** Data export of one person as JSON Lines, for a subject access request. */
@Path("/people/{person}")
@Blocking
public class PersonResource {
    private final PersonErasure people;
    private final FactCodec codec;
    private final ObjectMapper json;

    PersonResource(PersonErasure people, FactCodec codec, ObjectMapper json) {
        this.people = people;
        this.codec = codec;
        this.json = json;
    }

    /**
     * Returns the person, then every fact that names them or refers to them.
     *
     * @param person id or ref of the person
     */
    @GET
    @Produces("application/x-ndjson")
    public String exportPerson(@PathParam("person") String person) {
        StringBuilder facts = new StringBuilder();
        PersonRow row = people.everythingAbout(
                person, fact -> facts.append(codec.write(fact)).append('\n'));
        try {
            return json.writeValueAsString(row) + "\n" + facts;
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
