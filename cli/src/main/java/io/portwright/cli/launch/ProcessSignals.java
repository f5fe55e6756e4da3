package io.portwright.cli.launch;

import io.portwright.cli.command.Surroundings;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ctrl-C of the process. A shutdown hook cannot tell the first Ctrl-C from the second, so this uses
 * the JDK's signal interface, which the module {@code jdk.unsupported} exports; by reflection,
 * because compiling against it is a warning.
 */
final class ProcessSignals implements Surroundings.Signals {

  @Override
  @SuppressWarnings("ReferenceEquality") // a proxy equals itself only
  public AutoCloseable onInterrupt(Runnable first, Runnable second) {
    AtomicInteger presses = new AtomicInteger();
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object interrupt = signal.getConstructor(String.class).newInstance("INT");
      Object ours =
          Proxy.newProxyInstance(
              handler.getClassLoader(),
              new Class<?>[] {handler},
              (proxy, method, arguments) ->
                  switch (method.getName()) {
                    case "handle" -> {
                      (presses.incrementAndGet() == 1 ? first : second).run();
                      yield null;
                    }
                    case "equals" -> proxy == arguments[0];
                    case "hashCode" -> System.identityHashCode(proxy);
                    default -> "Ctrl-C";
                  });
      Object before = signal.getMethod("handle", signal, handler).invoke(null, interrupt, ours);
      return () -> signal.getMethod("handle", signal, handler).invoke(null, interrupt, before);
    } catch (ReflectiveOperationException e) {
      return Surroundings.Signals.NONE.onInterrupt(first, second);
    }
  }
}
