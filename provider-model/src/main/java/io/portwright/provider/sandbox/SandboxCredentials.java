package io.portwright.provider.sandbox;

/** An API key of the sandbox. */
public record SandboxCredentials(String accessKey, String secretKey) {}
