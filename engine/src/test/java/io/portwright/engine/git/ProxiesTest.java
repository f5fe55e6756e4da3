package io.portwright.engine.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Proxy;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxiesTest {

  @ParameterizedTest(name = "{0} for {1}://{2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # environment                                | scheme | host            | proxy
          ''                                           | https  | git.example.com | DIRECT
          https_proxy=http://p:8080                    | https  | git.example.com | HTTP @ p/<unresolved>:8080
          HTTPS_PROXY=p:8080/                          | https  | git.example.com | HTTP @ p/<unresolved>:8080
          https_proxy=http://u:pw@p                    | https  | git.example.com | HTTP @ p/<unresolved>:1080
          https_proxy=socks5://p:9                     | https  | git.example.com | SOCKS @ p/<unresolved>:9
          https_proxy=http://[::1]:9                   | https  | git.example.com | HTTP @ ::1/<unresolved>:9
          https_proxy=a:1;HTTPS_PROXY=b:2              | https  | git.example.com | HTTP @ a/<unresolved>:1
          all_proxy=p:1                                | https  | git.example.com | HTTP @ p/<unresolved>:1
          https_proxy=p:1                              | http   | git.example.com | DIRECT
          http_proxy=p:1                               | http   | git.example.com | HTTP @ p/<unresolved>:1
          HTTP_PROXY=p:1                               | http   | git.example.com | DIRECT
          https_proxy=p:1;no_proxy=example.com         | https  | GIT.example.com | DIRECT
          https_proxy=p:1;no_proxy=x,.example.com      | https  | git.example.com | DIRECT
          https_proxy=p:1;NO_PROXY=*                   | https  | git.example.com | DIRECT
          https_proxy=p:1;no_proxy=ample.com           | https  | git.example.com | HTTP @ p/<unresolved>:1
          https_proxy=p:99999                          | https  | git.example.com | DIRECT
          """)
  void environmentNamesTheProxy(String environment, String scheme, String host, String expected) {
    SortedMap<String, String> variables = new TreeMap<>();
    for (String one : environment.split(";", -1)) {
      int equals = one.indexOf('=');
      if (equals > 0) {
        variables.put(one.substring(0, equals), one.substring(equals + 1));
      }
    }
    Proxy found = new Proxies(variables).find(scheme, host);
    assertThat(found).hasToString(expected);
  }
}
