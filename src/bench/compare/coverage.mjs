// Coverage of the schema by the mutations that were sent: a mutation or a field of an input that is missing was not compared.
import { Kind, getNamedType, isInputObjectType, parse, valueFromASTUntyped } from 'graphql';

export class Coverage {
  #found = new Set();
  #schema;

  constructor(schema) {
    this.#schema = schema;
  }

  note(query, variables) {
    if (!query.includes('mutation')) {
      return;
    }
    const document = parse(query);
    for (const definition of document.definitions) {
      if (definition.kind === Kind.OPERATION_DEFINITION && definition.operation === 'mutation') {
        definition.selectionSet.selections.forEach((field) => this.#field(field, variables));
      }
    }
  }

  #field(field, variables) {
    const defined = this.#schema.getMutationType().getFields()[field.name.value];
    this.#found.add(field.name.value);
    for (const argument of field.arguments ?? []) {
      const type = getNamedType(defined?.args.find(({ name }) => name === argument.name.value)?.type);
      this.#input(type, valueFromASTUntyped(argument.value, variables));
    }
  }

  #input(type, value) {
    if (Array.isArray(value)) {
      value.forEach((one) => this.#input(type, one));
    } else if (value && isInputObjectType(type)) {
      for (const [name, inner] of Object.entries(value)) {
        this.#found.add(`${type.name}.${name}`);
        this.#input(getNamedType(type.getFields()[name]?.type), inner);
      }
    }
  }

  /** Lists mutations and fields of inputs that were never sent. Filters are excluded: the lists cover them. */
  missing() {
    const wanted = new Set();
    const walk = (type) => {
      if (isInputObjectType(type) && !type.name.endsWith('Filter')) {
        for (const field of Object.values(type.getFields())) {
          const name = `${type.name}.${field.name}`;
          if (!wanted.has(name)) {
            wanted.add(name);
            walk(getNamedType(field.type));
          }
        }
      }
    };
    for (const field of Object.values(this.#schema.getMutationType().getFields())) {
      wanted.add(field.name);
      field.args.forEach((argument) => walk(getNamedType(argument.type)));
    }
    return [...wanted].filter((name) => !this.#found.has(name));
  }
}
