package dev.troth.nativeimage;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Which types of ours JSON is written of or read into: by the compiler's types of what is given to Jackson's mappers and
 * to the answers of JAX-RS.
 *
 * @param found names of our classes, as {@code Class.forName} takes them
 * @param unseen places where a type is too general to know what is behind it
 */
record JsonTypes(Set<String> found, Set<String> unseen) {
    private static final Set<String> MAPPERS = Set.of("ObjectMapper", "JsonMapper", "ObjectWriter", "ObjectReader");
    private static final Pattern READS = Pattern.compile("read.*|treeToValue|convertValue");
    private static final Pattern WRITES = Pattern.compile("write.*|valueToTree|convertValue");
    private static final Set<String> RESPONSES = Set.of("Response", "ResponseBuilder");
    private static final Set<String> ENTITIES = Set.of("ok", "accepted", "entity");

    /** Looks through sources. */
    static JsonTypes in(List<Path> sources) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        JsonTypes types = new JsonTypes(new TreeSet<>(), new TreeSet<>());
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            List<String> options =
                    List.of("-proc:none", "-nowarn", "-cp", System.getProperty("java.class.path"), "-parameters");
            JavacTask task = (JavacTask) compiler.getTask(
                    null, files, diagnostic -> {}, options, null, files.getJavaFileObjectsFromPaths(sources));
            List<CompilationUnitTree> units = new ArrayList<>();
            task.parse().forEach(units::add);
            task.analyze();
            Scanner scanner = new Scanner(Trees.instance(task), task, types);
            units.forEach(unit -> scanner.scan(unit, null));
        }
        return types;
    }

    private static final class Scanner extends TreePathScanner<Void, Void> {
        private final Trees trees;
        private final JavacTask task;
        private final JsonTypes types;

        Scanner(Trees trees, JavacTask task, JsonTypes types) {
            this.trees = trees;
            this.task = task;
            this.types = types;
        }

        @Override
        public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
            Element element = trees.getElement(getCurrentPath());
            if (element instanceof ExecutableElement method
                    && method.getEnclosingElement() instanceof TypeElement owner) {
                String name = method.getSimpleName().toString();
                String of = owner.getSimpleName().toString();
                written(call, of, name).forEach(type -> collect(type, true));
                if (MAPPERS.contains(of) && READS.matcher(name).matches()) {
                    collect(trees.getTypeMirror(getCurrentPath()), false);
                }
            }
            return super.visitMethodInvocation(call, nothing);
        }

        /** A generic method that reads what its caller's {@code TypeReference} says. */
        @Override
        public Void visitNewClass(NewClassTree creation, Void nothing) {
            if (type(creation.getIdentifier()) instanceof DeclaredType type
                    && type.asElement().getSimpleName().contentEquals("TypeReference")) {
                type.getTypeArguments().forEach(argument -> collect(argument, false));
            }
            return super.visitNewClass(creation, nothing);
        }

        private List<TypeMirror> written(MethodInvocationTree call, String owner, String name) {
            List<? extends ExpressionTree> arguments = call.getArguments();
            if (RESPONSES.contains(owner) && ENTITIES.contains(name) && !arguments.isEmpty()) {
                return List.of(type(arguments.getFirst()));
            }
            if (!MAPPERS.contains(owner) || !WRITES.matcher(name).matches()) {
                return List.of();
            }
            return List.of(type(name.equals("convertValue") ? arguments.getFirst() : arguments.getLast()));
        }

        private TypeMirror type(ExpressionTree expression) {
            return trees.getTypeMirror(new TreePath(getCurrentPath(), expression));
        }

        private void collect(TypeMirror type, boolean written) {
            collect(type, written, new TreeSet<>());
        }

        /**
         * Our own types in a type, however deep.
         *
         * @param written when written, anything can be behind an Object; when read, Jackson makes maps and lists of it
         */
        private void collect(TypeMirror type, boolean written, Set<String> seen) {
            if (!seen.add(type.toString())) {
                return;
            }
            switch (type) {
                case TypeVariable variable -> collect(variable.getUpperBound(), written, seen);
                case WildcardType wildcard
                when wildcard.getExtendsBound() != null -> collect(wildcard.getExtendsBound(), written, seen);
                case WildcardType any -> unseen(written);
                case ArrayType array -> collect(array.getComponentType(), written, seen);
                case DeclaredType declared -> collectDeclared(declared, written, seen);
                default -> {}
            }
        }

        private void collectDeclared(DeclaredType type, boolean written, Set<String> seen) {
            TypeElement element = (TypeElement) type.asElement();
            String name = element.getQualifiedName().toString();
            if (name.startsWith("dev.troth.")) {
                types.found.add(task.getElements().getBinaryName(element).toString());
            } else if (name.equals("java.lang.Object") || isRaw(type, element)) {
                unseen(written);
            }
            type.getTypeArguments().forEach(argument -> collect(argument, written, seen));
        }

        private void unseen(boolean written) {
            if (written) {
                types.unseen.add(place());
            }
        }

        private static boolean isRaw(DeclaredType type, TypeElement element) {
            return type.getTypeArguments().isEmpty()
                    && !element.getTypeParameters().isEmpty();
        }

        /** As in "Cursor.write". */
        private String place() {
            TreePath path = getCurrentPath();
            String method = "";
            while (path != null) {
                switch (path.getLeaf()) {
                    case MethodTree tree -> method = tree.getName().toString();
                    case ClassTree tree
                    when !tree.getSimpleName().isEmpty() -> {
                        return tree.getSimpleName() + "." + method;
                    }
                    default -> {}
                }
                path = path.getParentPath();
            }
            return method;
        }
    }
}
