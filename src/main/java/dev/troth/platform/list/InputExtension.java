package dev.troth.platform.list;

import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import java.util.List;

/** A field of an input type that another package adds to the schema, with the types that it refers to. */
public interface InputExtension {
    /** Name of the extended input type. */
    String type();

    GraphQLInputObjectField field();

    List<GraphQLInputObjectType> types();
}
