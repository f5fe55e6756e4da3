package io.portwright.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The console for people, at a terminal and from a pipe. */
class ConsoleCommandTest {
  @TempDir private Path temporary;
  private Path folder = Path.of("");

  @BeforeEach
  void configuration() throws IOException {
    folder = Files.createDirectory(temporary.resolve("work"));
    Files.writeString(
        folder.resolve("main.tf"),
        """
        variable "required" { type = string }
        resource "terraform_data" "a" { input = "x" }
        module "many" {
          source = "./m"
          count  = 2
          name   = "m${count.index}"
        }
        locals {
          id = terraform_data.a.id
        }
        """);
    Files.createDirectory(folder.resolve("m"));
    Files.writeString(
        folder.resolve("m").resolve("main.tf"),
        """
        variable "name" {}
        resource "terraform_data" "in" { input = var.name }
        resource "terraform_data" "none" { count = 0 }
        output "in" { value = terraform_data.in }
        output "none" { value = terraform_data.none }
        """);
  }

  private Ran console(Ran.Input kind, String input, String... flags) {
    String[] words = new String[flags.length + 1];
    words[0] = "console";
    System.arraycopy(flags, 0, words, 1, flags.length);
    return Ran.program(folder, kind, input, words);
  }

  /** Together they need more than one line may have. */
  @Test
  void everyLineHasABudgetOfItsOwn() {
    String line = "length([for i in range(1000) : [for j in range(900) : [i, j, i]]])\n";
    Ran ran = console(Ran.Input.TERMINAL, line.repeat(4));
    assertThat(ran.err()).isEmpty();
    assertThat(ran.out()).contains("1000");
  }

  @Test
  void atATerminalErrorsAreNotTheEnd() {
    Ran ran = console(Ran.Input.TERMINAL, "1 + 1\nnope()\n[1,\n2]\nexit\n3\n");
    assertThat(ran.code()).isZero();
    assertThat(ran.out())
        .isEqualTo(
            """
            > 2
            > > : [
              1,
              2,
            ]
            >\
            """
                + " ");
    assertThat(ran.err()).contains("Call to unknown function", "<console-input> line 1");
  }

  @Test
  void fromAPipeTheFirstErrorEndsIt() {
    Ran ran = console(Ran.Input.PIPE, "1\nnope()\n2\n");
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).contains("Call to unknown function");
  }

  @Test
  void fromAPipeTheLastAnswerIsShown() {
    assertThat(console(Ran.Input.PIPE, "1\n{\n a = 1\n}\n").out()).isEqualTo("{\n  \"a\" = 1\n}\n");
  }

  @Test
  void anOpenBracketAtTheEndIsAnError() {
    Ran ran = console(Ran.Input.PIPE, "[1,\n");
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err()).contains("Error:");
  }

  @Test
  void whatNobodyKnowsYetIsUnknown() {
    String unknown = "(known after apply)\n";
    assertThat(console(Ran.Input.PIPE, "var.required").out()).isEqualTo(unknown);
    assertThat(console(Ran.Input.PIPE, "terraform_data.a").out()).isEqualTo(unknown);
    assertThat(console(Ran.Input.PIPE, "local.id", "-plan").out()).isEqualTo(unknown);
    assertThat(console(Ran.Input.PIPE, "type(local.id)", "-plan").out()).isEqualTo("string\n");
  }

  @Test
  void aPlanShowsResourcesOfAllModules() {
    assertThat(console(Ran.Input.PIPE, "module.many[1].in.input", "-plan").out())
        .isEqualTo("\"m1\"\n");
    assertThat(console(Ran.Input.PIPE, "module.many[*].none", "-plan").out())
        .isEqualTo("[\n  [],\n  [],\n]\n");
  }

  @Test
  void stateShowsWhatWasApplied() {
    Ran applied =
        Ran.program(folder, Ran.Input.PIPE, "", "apply", "-auto-approve", "-var=required=r");
    assertThat(applied.code()).as(applied.err()).isZero();
    assertThat(console(Ran.Input.PIPE, "terraform_data.a.output").out()).isEqualTo("\"x\"\n");
    assertThat(console(Ran.Input.PIPE, "module.many[0].in.output").out()).isEqualTo("\"m0\"\n");
  }

  @Test
  void errorsOfLocalsAreTold() throws IOException {
    Files.writeString(folder.resolve("bad.tf"), "locals {\n  bad = 1 + \"a\"\n}\n");
    Ran ran = console(Ran.Input.PIPE, "local.bad");
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err()).contains("Invalid operand", "bad.tf line 2");
  }

  @Test
  void typeIsOnlyForTheWholeInput() {
    assertThat(console(Ran.Input.PIPE, "type([1])").out()).isEqualTo("tuple([\n    number,\n])\n");
    assertThat(console(Ran.Input.PIPE, "(type(sensitive(1)))").out()).isEqualTo("number\n");
    assertThat(console(Ran.Input.PIPE, "[type(1)]").err()).contains("Invalid use of type function");
    assertThat(console(Ran.Input.PIPE, "type()").err()).contains("Not enough function arguments");
  }
}
