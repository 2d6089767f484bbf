package dev.troth.exchange;

import dev.troth.exchange.reader.ChangePolicy;
import dev.troth.exchange.staging.ErrorPolicy;
import dev.troth.ledger.Ledger;
import dev.troth.platform.tenancy.WorkspaceScope;
import dev.troth.platform.tenancy.Workspaces;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Imports the demo data of a new installation: two years of twenty-seven accounts. All times are shifted by whole days
 * so that the data end today. Skipped if the workspace already contains facts.
 */
@ApplicationScoped
class DemoWorkspace {
    /** Last day of the demo data, as stored in the file. */
    static final LocalDate STORY_ENDS = LocalDate.parse("2026-11-22");

    private static final Logger LOG = Logger.getLogger("Troth");
    private static final Pattern TIME = Pattern.compile("\"(\\d{4}-\\d\\d-\\d\\d)(T[\\d:.]+Z)?\"");

    private final Ledger ledger;
    private final FactImport imports;
    private final Clock clock;

    DemoWorkspace(Ledger ledger, FactImport imports, Clock clock) {
        this.ledger = ledger;
        this.imports = imports;
        this.clock = clock;
    }

    void load(
            @Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) StartupEvent event,
            @ConfigProperty(name = "troth.demo", defaultValue = "false") boolean wanted)
            throws IOException {
        if (wanted) {
            WorkspaceScope.within(Workspaces.FIRST, this::fill);
        }
    }

    private boolean fill() throws IOException {
        if (!ledger.isEmpty()) {
            return false;
        }
        ImportReport report = imports.importFacts(story(), false, ErrorPolicy.STOP, ChangePolicy.REFUSE);
        LOG.infof("Demo workspace: imported %d facts, shifted to end today", report.accepted());
        return true;
    }

    /** Returns the demo data, shifted to end today. */
    InputStream story() throws IOException {
        try (InputStream in = Objects.requireNonNull(DemoWorkspace.class.getResourceAsStream("/demo/story.jsonl"))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
            long days = ChronoUnit.DAYS.between(STORY_ENDS, today);
            String moved = TIME.matcher(text)
                    .replaceAll(match -> "\"" + LocalDate.parse(match.group(1)).plusDays(days)
                            + Objects.requireNonNullElse(match.group(2), "") + "\"");
            return new ByteArrayInputStream(moved.getBytes(StandardCharsets.UTF_8));
        }
    }
}
