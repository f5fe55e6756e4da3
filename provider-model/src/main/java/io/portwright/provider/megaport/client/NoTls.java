package io.portwright.provider.megaport.client;

import java.security.KeyManagementException;
import java.security.SecureRandom;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * TLS for a client that only talks plain http to this machine: none at all. An HTTP client always
 * wants a TLS context, and the default one reads every root certificate, which takes a third of the
 * time of a short command.
 */
final class NoTls extends SSLContextSpi {

  private NoTls() {}

  /** A context that refuses every connection. */
  static SSLContext context() {
    return new Context();
  }

  private static final class Context extends SSLContext {
    Context() {
      super(new NoTls(), null, "none");
    }
  }

  private static UnsupportedOperationException refusal() {
    return new UnsupportedOperationException("this client speaks plain http only");
  }

  @Override
  protected void engineInit(
      KeyManager @Nullable [] keys, TrustManager @Nullable [] trust, @Nullable SecureRandom random)
      throws KeyManagementException {
    throw new KeyManagementException("this client speaks plain http only");
  }

  @Override
  protected SSLParameters engineGetDefaultSSLParameters() {
    return new SSLParameters();
  }

  @Override
  protected SSLParameters engineGetSupportedSSLParameters() {
    return new SSLParameters();
  }

  @Override
  protected SSLSocketFactory engineGetSocketFactory() {
    throw refusal();
  }

  @Override
  protected SSLServerSocketFactory engineGetServerSocketFactory() {
    throw refusal();
  }

  @Override
  protected SSLEngine engineCreateSSLEngine() {
    throw refusal();
  }

  @Override
  protected SSLEngine engineCreateSSLEngine(String host, int port) {
    throw refusal();
  }

  @Override
  protected SSLSessionContext engineGetServerSessionContext() {
    throw refusal();
  }

  @Override
  protected SSLSessionContext engineGetClientSessionContext() {
    throw refusal();
  }
}
