package io.portwright.cli.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.targetOwner;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.NullMarked;

/** Rules of module direction, package direction and the places of the larger libraries. */
@AnalyzeClasses(packages = "io.portwright", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {

  private static final String PROVIDER = "io.portwright.provider..";
  private static final String ENGINE = "io.portwright.engine..";
  private static final String CLI = "io.portwright.cli..";
  private static final String MEGAPORT = "io.portwright.provider.megaport..";
  private static final String SANDBOX = "io.portwright.provider.sandbox..";

  /** Packages that read or write JSON; everywhere else values of our own travel. */
  private static final String[] JACKSON_USERS = {
    "io.portwright.provider.megaport.wire..",
    "io.portwright.provider.megaport.client..",
    "io.portwright.provider.schema.json..",
    "io.portwright.provider.sandbox..",
    "io.portwright.engine.eval..",
    "io.portwright.engine.source.module..",
    "io.portwright.engine.state.format..",
    "io.portwright.engine.state.crypt..",
    "io.portwright.engine.state.tfstate..",
    "io.portwright.engine.plan.file..",
    "io.portwright.engine.console..",
    "io.portwright.cli.view.json..",
  };

  @ArchTest
  static final ArchRule providerModelDependsOnNoOtherModule =
      noClasses()
          .that()
          .resideInAPackage(PROVIDER)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(ENGINE, CLI);

  @ArchTest
  static final ArchRule engineDoesNotKnowTheProgramAroundIt =
      noClasses()
          .that()
          .resideInAPackage(ENGINE)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(CLI);

  @ArchTest
  static final ArchRule engineKnowsProvidersOnlyThroughTheirInterface =
      noClasses()
          .that()
          .resideInAPackage(ENGINE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(MEGAPORT, SANDBOX);

  @ArchTest
  static final ArchRule clientDoesNotKnowTheSandbox =
      noClasses()
          .that()
          .resideInAPackage(PROVIDER)
          .and()
          .resideOutsideOfPackage(SANDBOX)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(SANDBOX);

  /** Fetching a letter of authorization renews it: nothing but a command of the user does that. */
  @ArchTest
  static final ArchRule lettersAreFetchedOnlyWhenAskedFor =
      noClasses()
          .that()
          .resideInAnyPackage(PROVIDER, ENGINE)
          .and()
          .resideOutsideOfPackage("io.portwright.provider.megaport.calls")
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("io.portwright.provider.megaport.calls.Letters");

  @ArchTest
  static final ArchRule onlyLettersAreDownloaded =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("io.portwright.provider.megaport.calls.Letters")
          .should()
          .callMethod(
              "io.portwright.provider.megaport.client.ApiClient",
              "download",
              String.class.getName());

  @ArchTest
  static final ArchRule noCyclesBetweenPackages =
      slices().matching("io.portwright.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule valuesAndFindingsDependOnNothingLater =
      noClasses()
          .that()
          .resideInAnyPackage(
              "io.portwright.provider.diagnostic..",
              "io.portwright.provider.value..",
              "io.portwright.provider.schema..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.portwright.provider.spi..",
              "io.portwright.provider.builtin..",
              MEGAPORT,
              SANDBOX);

  @ArchTest
  static final ArchRule syntaxDoesNotKnowEvaluation =
      noClasses()
          .that()
          .resideInAnyPackage("io.portwright.engine.source..", "io.portwright.engine.syntax..")
          .should()
          .dependOnClassesThat(
              resideInAPackage(ENGINE)
                  .and(
                      not(
                          resideInAnyPackage(
                              "io.portwright.engine.source..",
                              "io.portwright.engine.syntax..",
                              "io.portwright.engine.git..")))
                  .as("later phases"));

  @ArchTest
  static final ArchRule remoteRepositoriesKnowNoOtherPackage =
      noClasses()
          .that()
          .resideInAPackage("io.portwright.engine.git..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("io.portwright..")
                  .and(not(resideInAPackage("io.portwright.engine.git..")))
                  .as("other packages of ours"));

  @ArchTest
  static final ArchRule standardStreamsOnlyInCli =
      noClasses().that().resideOutsideOfPackage(CLI).should(ACCESS_STANDARD_STREAMS);

  @ArchTest
  static final ArchRule onlyTheProgramEndsTheProcess =
      noClasses()
          .that()
          .resideOutsideOfPackage(CLI)
          .should()
          .callMethodWhere(target(name("exit")).and(targetOwner(assignableTo(System.class))))
          .orShould()
          .callMethodWhere(target(name("halt")).and(targetOwner(assignableTo(Runtime.class))));

  @ArchTest static final ArchRule noGenericExceptions = NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;

  @ArchTest
  static final ArchRule gitOnlyInTheStoreAndForRemotes =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.portwright.engine.git..", "io.portwright.engine.state.git..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.eclipse.jgit..");

  @ArchTest
  static final ArchRule sshOnlyForRemotes =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.portwright.engine.git..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.sshd..");

  @ArchTest
  static final ArchRule ageEncryptionOnlyInTheStore =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.portwright.engine.state.crypt..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.exceptionfactory.jagged..");

  @ArchTest
  static final ArchRule jacksonOnlyWhereFormatsAre =
      noClasses()
          .that()
          .resideOutsideOfPackages(JACKSON_USERS)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.fasterxml.jackson..");

  @ArchTest
  static final ArchRule everyPackageIsNullMarked = classes().should(liveInANullMarkedPackage());

  private static ArchCondition<JavaClass> liveInANullMarkedPackage() {
    return new ArchCondition<>("live in a package marked @NullMarked") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
          events.add(
              SimpleConditionEvent.violated(
                  type, type.getPackageName() + " has no package-info.java with @NullMarked"));
        }
      }
    };
  }
}
