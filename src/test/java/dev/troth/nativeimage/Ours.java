package dev.troth.nativeimage;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.stream.Stream;

/** All classes of Troth itself, without those of the tests. */
final class Ours {
    static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.troth");

    private Ours() {}

    static Class<?> load(JavaClass type) {
        return load(type.getName());
    }

    /** Without its static initialiser. */
    static Class<?> load(String name) {
        try {
            return Class.forName(name, false, Ours.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException(name, e);
        }
    }

    /** The classes that a type is made of: of a list, its elements. */
    static Stream<Class<?>> classesIn(Type type) {
        return switch (type) {
            case Class<?> plain -> Stream.of(plain.isArray() ? plain.getComponentType() : plain);
            case ParameterizedType generic ->
                Arrays.stream(generic.getActualTypeArguments()).flatMap(Ours::classesIn);
            case WildcardType wildcard -> classesIn(wildcard.getUpperBounds()[0]);
            default -> Stream.empty();
        };
    }
}
