package io.tradeoracle.pricing.internal;

import java.lang.reflect.InvocationTargetException;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Chooses, once for each batch kernel, between the plain loops and the vector form of {@code
 * pricing.internal.vector}.
 *
 * <p>The vector forms are written for the incubating module {@code jdk.incubator.vector}: they are
 * loaded, by name, only where the JVM was started with it and is a version that compiles it well.
 * Nothing else in the library refers to them, so that it runs everywhere without.
 */
final class VectorSupport {

  private static final Logger LOG = LoggerFactory.getLogger(VectorSupport.class);

  private static final int FIRST_VERSION = 25;
  private static final String MODULE = "jdk.incubator.vector";
  private static final String PACKAGE = "io.tradeoracle.pricing.internal.vector.";

  private static final boolean AVAILABLE = isAvailable();

  private VectorSupport() {}

  /**
   * Returns the vector kernel where it can run, else the plain one.
   *
   * @param simpleName of a public class with a public constructor without arguments
   */
  static <K> K choose(Class<K> kind, String simpleName, Supplier<? extends K> plain) {
    if (!AVAILABLE) {
      return plain.get();
    }
    try {
      Class<?> found = Class.forName(PACKAGE + simpleName);
      return kind.cast(found.getConstructor().newInstance());
    } catch (ReflectiveOperationException | LinkageError e) {
      Throwable cause = e instanceof InvocationTargetException ? e.getCause() : e;
      LOG.warn(
          "The vector kernel {} does not load; the plain loops run instead", simpleName, cause);
      return plain.get();
    }
  }

  private static boolean isAvailable() {
    Optional<Module> module = ModuleLayer.boot().findModule(MODULE);
    if (Runtime.version().feature() < FIRST_VERSION) {
      LOG.info("Batches are priced by plain loops; vector kernels need Java {}", FIRST_VERSION);
      return false;
    }
    if (module.isEmpty()) {
      LOG.info(
          "Batches are priced by plain loops; --add-modules {} enables vector kernels", MODULE);
      return false;
    }
    // An incubating module cannot be required without a warning at every build, so read it here.
    VectorSupport.class.getModule().addReads(module.get());
    LOG.info("Batches are priced by vector kernels");
    return true;
  }
}
