package dev.troth.exchange;

import dev.troth.platform.tenancy.WorkPacer;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** An export that pauses between its parts. The time in which a part is written to the client does not count as work. */
record PacedOutput(WorkPacer pacer, StreamingOutput content) implements StreamingOutput {
    @Override
    public void write(OutputStream out) throws IOException {
        try (WorkPacer.Pace pace = pacer.begin()) {
            content.write(new FilterOutputStream(out) {
                @Override
                public void write(byte[] bytes, int offset, int length) throws IOException {
                    pace.pause();
                    out.write(bytes, offset, length);
                    pace.resume();
                }
            });
        }
    }
}
