package io.portwright.cli.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the build does to the classes of the distribution changes how fast they start, only. */
final class ArchivableClassesTest {
  @TempDir private Path folder;

  public sealed interface Shape {}

  public record Circle(int radius) implements Shape {}

  public record Square(int side) implements Shape {}

  public record Frame(Shape inner) implements Shape {}

  /** Switches of the forms that the product has: types, patterns with conditions, null, nesting. */
  public static final class Chooser implements java.util.function.Function<Object, String> {
    @Override
    public String apply(Object thing) {
      return switch (thing) {
        case null -> "nothing";
        case Circle(int radius) when radius > 10 -> "large circle";
        case Circle _ -> "circle";
        case Frame(Frame(Shape inner)) -> "frame of a frame of " + named(inner);
        case Frame frame -> "frame of " + named(frame.inner());
        case Shape shape -> named(shape);
        case String text when text.isEmpty() -> "no text";
        case CharSequence text -> "text " + text;
        default -> "something";
      };
    }

    private static String named(Shape shape) {
      return switch (shape) {
        case Circle _ -> "circle";
        case Square square -> "square " + square.side();
        case Frame _ -> "frame";
      };
    }
  }

  private static final List<Object> THINGS =
      List.of(
          new Circle(1),
          new Circle(11),
          new Square(2),
          new Frame(new Square(3)),
          new Frame(new Frame(new Circle(4))),
          "",
          "words",
          java.nio.CharBuffer.wrap("built"),
          5);

  @Test
  void switchesChooseAsBefore() throws Exception {
    byte[] before = bytes();
    assertThat(switches(before)).isPositive();
    byte[] after = through(before);
    assertThat(switches(after)).isZero();
    Class<?> changed =
        new ClassLoader(getClass().getClassLoader()) {
          Class<?> define() {
            return defineClass(Chooser.class.getName(), after, 0, after.length);
          }
        }.define();
    assertThat(changed).isNotSameAs(Chooser.class);
    @SuppressWarnings("unchecked") // its source is the class above
    var chooser =
        (java.util.function.Function<Object, String>)
            changed.getDeclaredConstructor().newInstance();
    Chooser original = new Chooser();
    for (Object thing : THINGS) {
      assertThat(chooser.apply(thing)).as("%s", thing).isEqualTo(original.apply(thing));
    }
  }

  @Test
  void classesWithoutSwitchesStayTheSame() throws Exception {
    byte[] before;
    try (InputStream content = resource(Circle.class)) {
      before = content.readAllBytes();
    }
    assertThat(through(before)).isEqualTo(before);
  }

  private byte[] through(byte[] content) throws IOException {
    Path jar = folder.resolve("one.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new JarEntry("One.class"));
      out.write(content);
      out.closeEntry();
    }
    ArchivableClasses.main(new String[] {jar.toString()});
    try (var changed = new java.util.jar.JarFile(jar.toFile())) {
      return changed.getInputStream(changed.getJarEntry("One.class")).readAllBytes();
    }
  }

  private static byte[] bytes() throws IOException {
    try (InputStream content = resource(Chooser.class)) {
      return content.readAllBytes();
    }
  }

  private static InputStream resource(Class<?> type) throws IOException {
    String name = type.getName().replace('.', '/') + ".class";
    InputStream content = type.getClassLoader().getResourceAsStream(name);
    assertThat(content).as(name).isNotNull();
    return content;
  }

  private static long switches(byte[] content) {
    return ClassFile.of().parse(content).methods().stream()
        .flatMap(method -> method.code().stream())
        .flatMap(code -> code.elementStream())
        .filter(InvokeDynamicInstruction.class::isInstance)
        .map(InvokeDynamicInstruction.class::cast)
        .filter(call -> call.bootstrapMethod().methodName().equals("typeSwitch"))
        .count();
  }
}
