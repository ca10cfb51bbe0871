package io.tradeoracle;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The package picture of docs/concepts.md, and what no class of the core may do. */
class ArchitectureTest {

  private static final JavaClasses CORE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_JARS)
          .importPackages("io.tradeoracle");

  private static final String[] PLATFORM = {
    "java..", "org.jspecify..", "org.slf4j..", "io.tradeoracle.."
  };

  @Test
  void theImportFoundTheCore() {
    // Otherwise every rule here would hold of nothing.
    assertThat(CORE).hasSizeGreaterThan(12);
    assertThat(CORE.contain("io.tradeoracle.model.OptionRight")).isTrue();
  }

  @Test
  void eachRowImportsOnlyRowsBeneathIt() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .withOptionalLayers(true)
        .layer("backtest")
        .definedBy("io.tradeoracle.backtest..")
        .layer("engine")
        .definedBy("io.tradeoracle.engine..")
        .layer("simulation")
        .definedBy("io.tradeoracle.simulation..")
        .layer("strategy")
        .definedBy("io.tradeoracle.strategy..")
        .layer("risk")
        .definedBy("io.tradeoracle.risk..")
        .layer("port")
        .definedBy("io.tradeoracle.port..")
        .layer("connection")
        .definedBy("io.tradeoracle.connection..")
        .layer("volatility")
        .definedBy("io.tradeoracle.volatility..")
        .layer("pricing")
        .definedBy("io.tradeoracle.pricing..")
        .layer("model")
        .definedBy("io.tradeoracle.model..")
        .whereLayer("backtest")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("engine")
        .mayOnlyBeAccessedByLayers("backtest")
        .whereLayer("simulation")
        .mayOnlyBeAccessedByLayers("backtest")
        .whereLayer("strategy")
        .mayOnlyBeAccessedByLayers("backtest", "engine", "simulation")
        .whereLayer("risk")
        .mayOnlyBeAccessedByLayers("backtest", "engine", "simulation")
        .whereLayer("port")
        .mayOnlyBeAccessedByLayers("backtest", "engine", "simulation")
        .whereLayer("connection")
        .mayOnlyBeAccessedByLayers("backtest", "engine", "simulation")
        .whereLayer("volatility")
        .mayOnlyAccessLayers("pricing", "model")
        .whereLayer("pricing")
        .mayOnlyAccessLayers("model")
        .whereLayer("model")
        .mayNotAccessAnyLayer()
        .ensureAllClassesAreContainedInArchitecture()
        .check(CORE);
  }

  @Test
  void packagesAreFreeOfCycles() {
    slices().matching("io.tradeoracle.(**)").should().beFreeOfCycles().check(CORE);
  }

  @Test
  void theCoreSeesOnlyItsFewDependencies() {
    // What is loaded by name, where the vector module is there, is no dependency.
    classes()
        .that()
        .resideOutsideOfPackage("io.tradeoracle.pricing.internal.vector..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            and(PLATFORM, "com.github.benmanes.caffeine..", "org.apache.commons.math3.."))
        .check(CORE);
  }

  @Test
  void onlyTheVectorKernelsSeeTheIncubatingModule() {
    classes()
        .that()
        .resideInAPackage("io.tradeoracle.pricing.internal.vector..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(and(PLATFORM, "jdk.incubator.vector.."))
        .check(CORE);
  }

  @Test
  void modelStrategyAndRiskSeeNoLibraryButTheLoggersFacade() {
    classes()
        .that()
        .resideInAnyPackage(
            "io.tradeoracle.model..", "io.tradeoracle.strategy..", "io.tradeoracle.risk..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(PLATFORM)
        .check(CORE);
  }

  @Test
  void nobodyEntersTheInternalsOfAnotherPackage() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.tradeoracle.pricing..")
        .should()
        .dependOnClassesThat(resideInAPackage("io.tradeoracle.pricing.internal.."))
        .check(CORE);
  }

  @Test
  void theModuleExportsNoInternals() {
    ModuleDescriptor module =
        ModuleFinder.of(Path.of("target", "classes"))
            .find("io.tradeoracle.core")
            .orElseThrow()
            .descriptor();

    Set<String> exported =
        module.exports().stream().map(ModuleDescriptor.Exports::source).collect(Collectors.toSet());
    assertThat(exported)
        .contains("io.tradeoracle.model")
        .allSatisfy(name -> assertThat(name.split("\\.")).doesNotContain("internal"));
  }

  @Test
  void timeAndChanceAreInjected() {
    noClasses()
        .should()
        .callCodeUnitWhere(
            calls(
                "an argument-less now()", c -> c.startsWith("java.time.") && c.endsWith(".now()")))
        .orShould()
        .callCodeUnitWhere(
            calls(
                "a system clock",
                c ->
                    c.startsWith("java.lang.System.currentTimeMillis(")
                        || c.startsWith("java.lang.System.nanoTime(")
                        || c.startsWith("java.time.Clock.system")))
        .orShould()
        .callCodeUnitWhere(
            calls(
                "unseeded chance",
                c ->
                    c.equals("java.lang.Math.random()")
                        || c.equals("java.util.Random.<init>()")
                        || c.equals("java.util.SplittableRandom.<init>()")
                        || c.equals("java.util.UUID.randomUUID()")
                        || c.startsWith("java.util.concurrent.ThreadLocalRandom.")))
        .check(CORE);
  }

  @Test
  void noBigDecimalIsMadeFromTheBitsOfADouble() {
    noClasses()
        .should()
        .callCodeUnitWhere(
            calls(
                // With a MathContext the rounding is said, not left to chance.
                "new BigDecimal(double)", c -> c.equals("java.math.BigDecimal.<init>(double)")))
        .check(CORE);
  }

  @Test
  void kernelsKnowNoBigDecimal() {
    noClasses()
        .that()
        .resideInAPackage("io.tradeoracle.pricing.internal..")
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(BigDecimal.class)
        .allowEmptyShould(true)
        .check(CORE);
  }

  @Test
  void nothingWritesToTheStandardStreams() {
    NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(CORE);
  }

  @Test
  void nothingThrowsGenericExceptions() {
    NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS.check(CORE);
  }

  @Test
  void publicTypesAreInterfacesRecordsEnumsSealedOrFinal() {
    classes()
        .that()
        .arePublic()
        .and()
        .resideOutsideOfPackage("..internal..")
        .and(
            // Exceptions form a hierarchy that callers catch by; sealing it says no more.
            DescribedPredicate.not(JavaClass.Predicates.assignableTo(Throwable.class)))
        .should(
            be(
                DescribedPredicate.describe(
                    "interfaces, records, enums, sealed or final", ArchitectureTest::isClosed)))
        .check(CORE);
  }

  private static boolean isClosed(JavaClass type) {
    return type.isInterface()
        || type.isEnum()
        || type.getModifiers().contains(JavaModifier.FINAL)
        || type.reflect().isSealed();
  }

  private static DescribedPredicate<JavaCall<?>> calls(
      String description, Predicate<String> fullName) {
    return DescribedPredicate.describe(
        description, call -> fullName.test(call.getTarget().getFullName()));
  }

  private static String[] and(String[] packages, String... more) {
    return Stream.of(packages, more).flatMap(Stream::of).toArray(String[]::new);
  }
}
