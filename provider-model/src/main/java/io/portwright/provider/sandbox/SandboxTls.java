package io.portwright.provider.sandbox;

import java.nio.file.Path;

/**
 * HTTPS beside plain HTTP. One listener serves every host name: the official clients know the API
 * and its token endpoint under two.
 *
 * @param certificates PEM file: the certificate of the server, then those that vouch for it
 * @param key PEM file: its private key (PKCS #8, or the older forms of RSA and EC), not encrypted
 * @param port TCP port on 127.0.0.1; 0: any free one
 */
public record SandboxTls(Path certificates, Path key, int port) {}
