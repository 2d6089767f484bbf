package dev.troth.testing;

import dev.troth.platform.database.Database;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import javax.sql.DataSource;

/** Lets work that takes turns ({@link Turns}) wait before each statement. Other work does not notice. */
@Alternative
@Priority(1)
@Singleton
public class SteppedDatabase extends Database {
    SteppedDatabase(DataSource dataSource) {
        super(dataSource);
    }

    @Override
    public <T> T withConnection(Work<T> work) {
        Turns.pause();
        return super.withConnection(work);
    }
}
