package io.portwright.cli.launch;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Label;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.LoadableConstantEntry;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the choice of a {@code switch} over types as a method of the class instead of code that
 * the JVM makes at run time: that code is made again in every run, as no archive of prepared
 * classes keeps it, at half a millisecond and more for each switch. A plan meets some forty.
 */
final class TypeSwitches {
  private static final String BOOTSTRAPS = "Ljava/lang/runtime/SwitchBootstraps;";
  private static final int HIDDEN =
      ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC;

  private final ClassModel original;
  private final List<Choice> choices = new ArrayList<>();

  private TypeSwitches(ClassModel original) {
    this.original = original;
  }

  /** One switch: what its call looks like, and the types in the order of the cases. */
  private record Choice(String name, MethodTypeDesc shape, List<ClassEntry> types) {}

  /** The class with its choices written out; the same bytes when it has none. */
  static byte[] writtenOut(ClassFile format, byte[] bytes) {
    ClassModel model = format.parse(bytes);
    TypeSwitches switches = new TypeSwitches(model);
    CodeTransform calls = switches::copy;
    byte[] changed =
        format.transformClass(
            model,
            ClassTransform.transformingMethodBodies(calls)
                .andThen(ClassTransform.endHandler(switches::addChoices)));
    return switches.choices.isEmpty() ? bytes : changed;
  }

  private void copy(CodeBuilder builder, CodeElement element) {
    if (element instanceof InvokeDynamicInstruction call && isTypeSwitch(call)) {
      call(builder, call);
    } else {
      builder.with(element);
    }
  }

  private static boolean isTypeSwitch(InvokeDynamicInstruction call) {
    return call.bootstrapMethod().owner().descriptorString().equals(BOOTSTRAPS)
        && call.bootstrapMethod().methodName().equals("typeSwitch")
        && call.invokedynamic().bootstrap().arguments().stream()
            .allMatch(ClassEntry.class::isInstance);
  }

  private void call(CodeBuilder builder, InvokeDynamicInstruction call) {
    List<ClassEntry> types = new ArrayList<>();
    for (LoadableConstantEntry label : call.invokedynamic().bootstrap().arguments()) {
      types.add((ClassEntry) label);
    }
    Choice choice = new Choice("typeSwitch$" + choices.size(), call.typeSymbol(), types);
    choices.add(choice);
    builder.invokestatic(
        original.thisClass().asSymbol(),
        choice.name(),
        choice.shape(),
        original.flags().has(AccessFlag.INTERFACE));
  }

  private void addChoices(ClassBuilder builder) {
    for (Choice choice : choices) {
      builder.withMethodBody(
          choice.name(), choice.shape(), HIDDEN, body -> choose(body, choice.types()));
    }
  }

  /** -1 for null, else the first case from the given one on that fits, else their number. */
  private static void choose(CodeBuilder body, List<ClassEntry> types) {
    Label present = body.newLabel();
    body.aload(0).ifnonnull(present).iconst_m1().ireturn().labelBinding(present);
    for (int i = 0; i < types.size(); i++) {
      Label next = body.newLabel();
      body.iload(1).loadConstant(i).if_icmpgt(next);
      body.aload(0).instanceOf(types.get(i)).ifeq(next);
      body.loadConstant(i).ireturn().labelBinding(next);
    }
    body.loadConstant(types.size()).ireturn();
  }
}
