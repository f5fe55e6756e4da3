package io.portwright.cli.launch;

import java.io.IOException;
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
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;

/**
 * Makes more of a run fit into the JVM's archive of prepared classes. Classes from before Java 6
 * are given the stack maps that they lack: without, the JVM reads and verifies them again at every
 * start. Newer ones get their {@link TypeSwitches} written out. Run by the build. Not for users.
 */
final class ArchivableClasses {
  private static final int FIRST_WITH_STACK_MAPS = ClassFile.JAVA_6_VERSION;

  private final ClassFile format;

  private ArchivableClasses() {
    ClassHierarchyResolver known =
        ClassHierarchyResolver.defaultResolver()
            .orElse(
                ClassHierarchyResolver.ofResourceParsing(ArchivableClasses.class.getClassLoader()));
    format =
        ClassFile.of(StackMapsOption.GENERATE_STACK_MAPS, ClassHierarchyResolverOption.of(known));
  }

  /** Arguments: libraries, which are replaced; what they refer to must be on the class path. */
  public static void main(String[] arguments) throws IOException {
    ArchivableClasses classes = new ArchivableClasses();
    for (String library : List.of(arguments)) {
      classes.replace(Path.of(library));
    }
  }

  private void replace(Path file) throws IOException {
    Path copy = file.resolveSibling(file.getFileName() + ".new");
    try (JarFile library = new JarFile(file.toFile());
        JarOutputStream out = new JarOutputStream(Files.newOutputStream(copy))) {
      for (JarEntry entry : library.stream().toList()) {
        JarEntry same = new JarEntry(entry.getName());
        same.setTime(entry.getTime());
        out.putNextEntry(same);
        try (var content = library.getInputStream(entry)) {
          byte[] bytes = content.readAllBytes();
          out.write(entry.getName().endsWith(".class") ? archivable(bytes) : bytes);
        }
        out.closeEntry();
      }
    }
    Files.move(copy, file, StandardCopyOption.REPLACE_EXISTING);
  }

  private byte[] archivable(byte[] bytes) {
    ClassModel model = format.parse(bytes);
    return model.majorVersion() < FIRST_WITH_STACK_MAPS
        ? withStackMaps(model)
        : TypeSwitches.writtenOut(format, bytes);
  }

  private byte[] withStackMaps(ClassModel old) {
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
