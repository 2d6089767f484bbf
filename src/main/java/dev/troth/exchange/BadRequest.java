package dev.troth.exchange;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** Error of a request as a whole. */
@RegisterForReflection
public record BadRequest(String code, String message) {}
