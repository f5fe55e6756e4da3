package io.portwright.cli.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;

/**
 * Gives the classes of a library from before Java 6 the stack maps that they lack. The JVM keeps
 * only classes with stack maps in its archive of prepared classes; all others it reads and verifies
 * again at every start. Run by the build. Not for users.
 */
final class OldClasses {
  private static final int FIRST_WITH_STACK_MAPS = ClassFile.JAVA_6_VERSION;

  private final ClassFile format;

  private OldClasses(JarFile library) {
    ClassHierarchyResolver known =
        ClassHierarchyResolver.defaultResolver()
            .orElse(
                ClassHierarchyResolver.ofResourceParsing(type -> {
                  String text = type.descriptorString();
                  JarEntry entry =
                      library.getJarEntry(text.substring(1, text.length() - 1) + ".class");
                  try {
                    return entry == null ? null : library.getInputStream(entry);
                  } catch (IOException unreadable) {
                    throw new UncheckedIOException(unreadable);
                  }
                }));
    format =
        ClassFile.of(StackMapsOption.GENERATE_STACK_MAPS, ClassHierarchyResolverOption.of(known));
  }

  /** Argument: the library, which is replaced. */
  public static void main(String[] arguments) throws IOException {
    Path file = Path.of(arguments[0]);
    Path copy = file.resolveSibling(file.getFileName() + ".new");
    try (JarFile library = new JarFile(file.toFile());
        JarOutputStream out = new JarOutputStream(Files.newOutputStream(copy))) {
      OldClasses classes = new OldClasses(library);
      for (JarEntry entry : library.stream().toList()) {
        JarEntry same = new JarEntry(entry.getName());
        same.setTime(entry.getTime());
        out.putNextEntry(same);
        try (var content = library.getInputStream(entry)) {
          byte[] bytes = content.readAllBytes();
          out.write(entry.getName().endsWith(".class") ? classes.renewed(bytes) : bytes);
        }
        out.closeEntry();
      }
    }
    Files.move(copy, file, StandardCopyOption.REPLACE_EXISTING);
  }

  private byte[] renewed(byte[] bytes) {
    ClassModel old = format.parse(bytes);
    if (old.majorVersion() >= FIRST_WITH_STACK_MAPS) {
      return bytes;
    }
    ClassTransform version =
        (builder, element) -> {
          if (element instanceof ClassFileVersion) {
            builder.withVersion(FIRST_WITH_STACK_MAPS, 0);
          } else {
            builder.with(element);
          }
        };
    // Code that is written again gets its stack maps; code that is copied keeps what it has.
    ClassTransform code = ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL);
    return format.transformClass(old, code.andThen(version));
  }
}
