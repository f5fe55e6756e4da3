package io.portwright.provider.megaport.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portwright.provider.megaport.identity.Environment;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The build gives tests a list of hosts with nothing but this machine in it. */
class LoopbackOnlyTest {

  static Stream<String> hosts() {
    return Stream.of(Environment.values())
        .flatMap(
            environment -> Stream.concat(environment.api().stream(), environment.token().stream()))
        .map(URI::getHost);
  }

  @ParameterizedTest
  @MethodSource("hosts")
  void noEnvironmentOfTheServiceCanBeReached(String host) {
    assertThatThrownBy(() -> InetAddress.getByName(host)).isInstanceOf(UnknownHostException.class);
  }

  @Test
  void thisMachineCanBeReached() throws UnknownHostException {
    assertThat(InetAddress.getByName("localhost").isLoopbackAddress()).isTrue();
  }
}
