package dev.troth.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** Export of the complete audit log as JSON Lines, for archiving. */
@Path("/audit")
@Blocking
public class AuditResource {
    private final AuditLog auditLog;
    private final ObjectMapper json;

    AuditResource(AuditLog auditLog, ObjectMapper json) {
        this.auditLog = auditLog;
        this.json = json;
    }

    /** Streams all entries of the workspace, oldest first. */
    @GET
    @Produces("application/x-ndjson")
    public StreamingOutput exportAudit() {
        return out -> {
            Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
            auditLog.each(entry -> write(entry, writer));
            writer.flush();
        };
    }

    private void write(AuditEntry entry, Writer writer) {
        try {
            writer.write(json.writeValueAsString(entry));
            writer.write('\n');
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The audit entry cannot be written as JSON.", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
