/**
 * HTTP beneath GraphQL and REST: request ids, error responses, and the filter for encodings of request bodies.
 *
 * <p>Not here: authentication ({@code access}) and the GraphQL route ({@code graphql}).
 */
@org.jspecify.annotations.NullMarked
package dev.troth.platform.http;
