package dev.troth.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.persistence.Column;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * A row of the past is passed to PostgreSQL as JSON whose keys are the names of its fields in snake case. A field that is
 * named otherwise than its column is null in every row of the past.
 */
class RowColumnsTest {
    @Test
    void fieldsOfRowsAreNamedLikeTheirColumns() {
        List<JavaClass> rows = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("dev.troth").stream()
                        .filter(type -> type.isAssignableTo(Row.class))
                        .toList();
        assertThat(rows).hasSizeGreaterThan(10);
        assertThat(rows.stream().flatMap(row -> row.getFields().stream()).filter(field -> !isNamedLikeItsColumn(field)))
                .isEmpty();
    }

    private static boolean isNamedLikeItsColumn(JavaField field) {
        return field.getModifiers().contains(JavaModifier.STATIC)
                || !field.isAnnotatedWith(Column.class)
                || field.getAnnotationOfType(Column.class).name().isEmpty()
                || field.getAnnotationOfType(Column.class).name().equals(snakeCase(field.getName()));
    }

    private static String snakeCase(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }
}
