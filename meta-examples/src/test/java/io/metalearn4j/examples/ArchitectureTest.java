package io.metalearn4j.examples;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.ObjectInputStream;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.NullMarked;

/**
 * The directions and bans that every module keeps; it is here because this module sees all others.
 */
@AnalyzeClasses(packages = "io.metalearn4j", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String ROOT = "io.metalearn4j.";

  /** The layers of the core, each of which knows only those before it. */
  private static final List<String> LAYERS =
      List.of(
          "parameter",
          "store",
          "data",
          "graph",
          "engine",
          "learner",
          "inner",
          "algorithm",
          "optim",
          "model",
          "train",
          "eval",
          "search");

  @ArchTest
  static final ArchRule layersKnowOnlyThoseBefore =
      classes()
          .should(
              new ArchCondition<JavaClass>("know only the layers before their own") {
                @Override
                public void check(JavaClass item, ConditionEvents events) {
                  for (Dependency dependency : item.getDirectDependenciesFromSelf()) {
                    if (layer(dependency.getTargetClass()) > layer(item) && layer(item) >= 0) {
                      events.add(SimpleConditionEvent.violated(item, dependency.getDescription()));
                    }
                  }
                }
              });

  @ArchTest
  static final ArchRule domainsAreIndependent =
      slices().matching(ROOT + "(recsys|forecast|report)..").should().notDependOnEachOther();

  @ArchTest
  static final ArchRule theCoreKnowsNoOtherModule =
      noClasses()
          .that()
          .resideInAnyPackage(
              LAYERS.stream().map(layer -> ROOT + layer + "..").toArray(String[]::new))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(ROOT + "recsys..", ROOT + "forecast..", ROOT + "report..");

  @ArchTest
  static final ArchRule nothingKnowsTheExamples =
      noClasses()
          .that()
          .resideOutsideOfPackages(ROOT + "examples..", ROOT + "benchmarks..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(ROOT + "examples..", ROOT + "benchmarks..");

  @ArchTest
  static final ArchRule onlyItsEngineAndTheBoundaryTouchNd4j =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              ROOT + "engine.nd4j..", ROOT + "data..", ROOT + "model..", ROOT + "benchmarks..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.nd4j..", "org.bytedeco..");

  @ArchTest
  static final ArchRule nothingUsesShadedCode =
      noClasses().should().dependOnClassesThat().resideInAPackage("org.nd4j.shade..");

  @ArchTest
  static final ArchRule nothingIsDeserialised =
      noClasses().should().dependOnClassesThat().areAssignableTo(ObjectInputStream.class);

  @ArchTest
  static final ArchRule randomnessIsAnArgument =
      noClasses()
          .should()
          .callMethod(Math.class, "random")
          .orShould()
          .callConstructor(Random.class)
          .orShould()
          .callMethod(ThreadLocalRandom.class, "current");

  @ArchTest
  static final ArchRule librariesDoNotPrint =
      noClasses()
          .that()
          .resideOutsideOfPackages(ROOT + "examples..", ROOT + "benchmarks..")
          .should(ACCESS_STANDARD_STREAMS);

  @ArchTest
  static final ArchRule everyPackageIsNullMarked =
      classes()
          .that()
          .resideOutsideOfPackage("..jmh_generated..")
          .should(
              new ArchCondition<JavaClass>("reside in a package with @NullMarked") {
                @Override
                public void check(JavaClass item, ConditionEvents events) {
                  boolean marked = item.getPackage().isAnnotatedWith(NullMarked.class);
                  events.add(
                      new SimpleConditionEvent(
                          item, marked, item.getPackageName() + " lacks @NullMarked"));
                }
              });

  /** Index of a class's layer, or -1 when it is in none. */
  private static int layer(JavaClass type) {
    String name = type.getPackageName();
    return name.startsWith(ROOT)
        ? LAYERS.indexOf(name.substring(ROOT.length()).replaceFirst("\\..*", ""))
        : -1;
  }
}
