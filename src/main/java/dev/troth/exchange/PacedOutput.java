package dev.troth.exchange;

import dev.troth.platform.tenancy.WorkPacer;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** An export that pauses between its parts. The time in which a part is written to the client does not count as work. */
final class PacedOutput extends FilterOutputStream {
    private final WorkPacer.Pace pace;

    private PacedOutput(OutputStream out, WorkPacer.Pace pace) {
        super(out);
        this.pace = pace;
    }

    static StreamingOutput of(WorkPacer pacer, StreamingOutput content) {
        return out -> {
            try (WorkPacer.Pace pace = pacer.begin()) {
                content.write(new PacedOutput(out, pace));
            }
        };
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        pace.pause();
        out.write(bytes, offset, length);
        pace.resume();
    }
}
