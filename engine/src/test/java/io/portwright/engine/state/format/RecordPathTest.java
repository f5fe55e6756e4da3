package io.portwright.engine.state.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwright.engine.address.InstanceAddress;
import io.portwright.engine.address.InstanceKey;
import io.portwright.engine.address.ModuleAddress;
import io.portwright.engine.address.ResourceAddress;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordPathTest {

  @ParameterizedTest(name = "{0} is at {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          megaport_port.syd           | resources/0e/megaport_port.syd.json
          megaport_port.syd[12]       | resources/69/megaport_port.syd[12].json
          megaport_port.syd["a/b"]    | resources/75/megaport_port.syd[%22a%2Fb%22].json
          module.m["x"].megaport_vxc.v | resources/c5/module.m[%22x%22].megaport_vxc.v.json
          """)
  void ordinaryAddressesStayReadable(String address, String path) {
    assertThat(RecordPath.of(InstanceAddress.parse(address).orElseThrow())).isEqualTo(path);
  }

  @Test
  void longAddressesAreCutAndStayDistinct() {
    Set<String> paths = new HashSet<>();
    for (String end : new String[] {"a", "b"}) {
      var module = ModuleAddress.ROOT.child("m", new InstanceKey.Name("x".repeat(5000) + end));
      var resource =
          new ResourceAddress(module, ResourceAddress.Mode.MANAGED, "megaport_port", "p");
      String path = RecordPath.of(resource.instance(InstanceKey.NONE));
      assertThat(path.length()).isLessThan(255);
      paths.add(path);
    }
    assertThat(paths).hasSize(2);
  }
}
