package io.portwright.engine.git;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URL;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.jgit.transport.http.HttpConnection;
import org.eclipse.jgit.transport.http.HttpConnectionFactory;
import org.eclipse.jgit.transport.http.JDKHttpConnectionFactory;

/**
 * Proxies for web addresses as git and other programs read them from the environment: {@code
 * https_proxy}, {@code http_proxy}, {@code all_proxy} and {@code no_proxy}. What Java itself was
 * told comes first.
 */
final class Proxies implements HttpConnectionFactory {
  private static final int USUAL_PORT = 1080;

  private final SortedMap<String, String> environment;
  private final HttpConnectionFactory direct = new JDKHttpConnectionFactory();

  Proxies(SortedMap<String, String> environment) {
    this.environment = new TreeMap<>(environment);
  }

  @Override
  public HttpConnection create(URL url) throws IOException {
    return create(url, Proxy.NO_PROXY);
  }

  @Override
  public HttpConnection create(URL url, Proxy known) throws IOException {
    boolean told = known.type() != Proxy.Type.DIRECT;
    return direct.create(url, told ? known : find(url.getProtocol(), url.getHost()));
  }

  /** The proxy for a host; none when nothing is set or the host is an exception. */
  Proxy find(String scheme, String host) {
    if (isException(host)) {
      return Proxy.NO_PROXY;
    }
    // A web server can set HTTP_PROXY for its programs by a header, so the small one counts alone.
    Stream<String> names =
        scheme.equals("https")
            ? Stream.of("https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY")
            : Stream.of("http_proxy", "all_proxy", "ALL_PROXY");
    return names
        .map(name -> environment.getOrDefault(name, ""))
        .filter(text -> !text.isEmpty())
        .findFirst()
        .flatMap(Proxies::proxy)
        .orElse(Proxy.NO_PROXY);
  }

  private boolean isException(String host) {
    String lower = host.toLowerCase(Locale.ROOT);
    String listed = environment.getOrDefault("no_proxy", environment.getOrDefault("NO_PROXY", ""));
    return Stream.of(listed.toLowerCase(Locale.ROOT).split("[,\\s]+", -1))
        .map(one -> one.replaceFirst("^\\*?\\.", ""))
        .filter(one -> !one.isEmpty())
        .anyMatch(one -> one.equals("*") || lower.equals(one) || lower.endsWith("." + one));
  }

  private static Optional<Proxy> proxy(String text) {
    String address = text.contains("://") ? text : "http://" + text;
    boolean socks = address.startsWith("socks");
    String authority = address.replaceFirst("^[^:]*://(?:[^/@]*@)?", "").replaceFirst("/.*", "");
    int colon = authority.lastIndexOf(':');
    boolean port = colon > 0 && authority.substring(colon + 1).matches("[0-9]{1,5}");
    String host = port ? authority.substring(0, colon) : authority;
    int number = port ? Integer.parseInt(authority.substring(colon + 1)) : USUAL_PORT;
    if (host.isEmpty() || number > 65535) {
      return Optional.empty();
    }
    return Optional.of(
        new Proxy(
            socks ? Proxy.Type.SOCKS : Proxy.Type.HTTP,
            InetSocketAddress.createUnresolved(host.replaceAll("[\\[\\]]", ""), number)));
  }
}
