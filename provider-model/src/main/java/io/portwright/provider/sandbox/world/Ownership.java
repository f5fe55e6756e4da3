package io.portwright.provider.sandbox.world;

/**
 * What never changes about a service.
 *
 * @param id number, unique in the sandbox
 * @param createdBy uid of the user who ordered it
 */
public record Ownership(int id, String uid, String companyUid, String createdBy) {}
