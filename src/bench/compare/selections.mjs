// Generator of queries from a schema: every field of every type, several levels deep, within the limits of a request.
import { TypeInfo, getNamedType, isEnumType, isInterfaceType, isLeafType, isListType, isRequiredArgument, parse, visit, visitWithTypeInfo } from 'graphql';

const DEEPEST = 4;
const MOST_TOKENS = 800;
const PAGE = 2; // of a list within a list: the cost of a request is the product of its page sizes

/** Values of required arguments by name; other required arguments take the first word of their enumeration. */
const ARGUMENTS = {
  from: '"2025-06-01T00:00:00Z"',
  to: '"2026-10-01T00:00:00Z"',
  score: 'TRUST',
  member: '"dana"',
  days: '[30, 90, 365]',
  granularity: 'MONTH',
  currency: '"EUR"',
};

const isList = (type) => isListType(type) || isListType(type.ofType);
const fieldsOf = (type) => (type.getFields ? Object.values(type.getFields()) : []);
const tokens = (text) => text.match(/[\w"$]+|[^\s\w]/g)?.length ?? 0;

export class Selections {
  #schema;
  #given;

  /** @param given values of arguments whose name means something else elsewhere, by `Type.field(argument)`, as text of a query */
  constructor(schema, given = {}) {
    this.#schema = schema;
    this.#given = given;
  }

  /** Formats a field with its required arguments and a small page; null when a required argument has no known value. */
  call(type, field) {
    const values = [];
    for (const argument of field.args) {
      const value = this.#value(`${type.name}.${field.name}(${argument.name})`, argument);
      if (value !== undefined) {
        values.push(`${argument.name}: ${value}`);
      } else if (isRequiredArgument(argument)) {
        return null;
      }
    }
    return values.length > 0 ? `${field.name}(${values.join(', ')})` : field.name;
  }

  #value(coordinate, argument) {
    if (coordinate in this.#given) {
      return this.#given[coordinate];
    }
    if (argument.name === 'first') {
      return PAGE;
    }
    if (!isRequiredArgument(argument)) {
      return undefined;
    }
    const known = ARGUMENTS[argument.name];
    const type = getNamedType(argument.type);
    return known && (isList(argument.type) || known[0] !== '[') ? known : isEnumType(type) ? type.getValues()[0].name : undefined;
  }

  /** Scalar fields of a type; of an interface also those of its implementations. */
  leaves(type) {
    const own = fieldsOf(type).filter((field) => isLeafType(getNamedType(field.type)));
    const calls = own.map((field) => this.call(type, field)).filter(Boolean);
    if (!isInterfaceType(type)) {
      return calls;
    }
    const possible = this.#schema.getPossibleTypes(type);
    const below = possible.map((one) => `... on ${one.name} { ${this.#aliased(one, possible).join(' ')} }`);
    return ['__typename', ...calls, ...below];
  }

  /** Scalar fields, under an alias where another type has a field of the same name that does not merge with it. */
  #aliased(type, others) {
    const isAmbiguous = (name) => others.some((other) => String(other.getFields()[name]?.type ?? '') !== String(type.getFields()[name].type) && other.getFields()[name]);
    return this.leaves(type).map((call) => (isAmbiguous(call.split('(')[0]) ? `${type.name}_${call.split('(')[0]}: ${call}` : call));
  }

  /** Selects all fields of a type down to a depth; recursion stops at a type that is already above. */
  all(type, depth, above = []) {
    const inner = this.#nested(type).map(({ call, of }) => {
      const isAbove = above.includes(of.name) || of === type;
      const below = depth <= 1 || isAbove ? this.#short(of) : this.all(of, depth - 1, [...above, type.name]);
      return `${call} { ${below} }`;
    });
    return [...this.leaves(type), ...inner].join(' ');
  }

  #short(type) {
    const names = this.leaves(type).slice(0, isInterfaceType(type) ? 2 : 3);
    return names.length > 0 ? names.join(' ') : '__typename';
  }

  #nested(type) {
    return fieldsOf(type)
      .map((field) => ({ call: this.call(type, field), of: getNamedType(field.type) }))
      .filter(({ call, of }) => call !== null && !isLeafType(of));
  }

  /** Selects all fields of a type by several selections, each small enough for one request. */
  split(type, depth = DEEPEST, above = []) {
    const whole = this.all(type, depth, above);
    if (tokens(whole) < MOST_TOKENS || depth <= 1) {
      return [whole];
    }
    const inner = this.#nested(type).flatMap(({ call, of }) =>
      above.includes(of.name) || of === type
        ? [`${call} { ${this.#short(of)} }`]
        : this.split(of, depth - 1, [...above, type.name]).map((selection) => `${call} { ${selection} }`),
    );
    return [this.leaves(type).join(' ') || '__typename', ...inner];
  }

  /** Selects a field once for each word of each argument that is an enumeration. */
  words(type, field) {
    const below = isLeafType(getNamedType(field.type)) ? '' : ` { ${this.all(getNamedType(field.type), 2)} }`;
    return field.args
      .filter((argument) => isEnumType(getNamedType(argument.type)))
      .flatMap((argument) => {
        const given = { ...this.#given, [`${type.name}.${field.name}(${argument.name})`]: '$WORD' };
        const call = new Selections(this.#schema, given).call(type, field);
        const words = getNamedType(argument.type).getValues().map(({ name }) => (isList(argument.type) ? `[${name}]` : name));
        return call === null ? [] : words.map((word) => call.replace('$WORD', word) + below);
      });
  }
}

/** Collects the fields that documents select, as `Type.field`. */
export function selected(schema, documents) {
  const found = new Set();
  const info = new TypeInfo(schema);
  const Field = () => {
    if (info.getFieldDef() && info.getParentType()) {
      found.add(`${info.getParentType().name}.${info.getFieldDef().name}`);
    }
  };
  documents.forEach((document) => visit(parse(document), visitWithTypeInfo(info, { Field })));
  return found;
}

/** Collects all fields that are reachable from a type, as `Type.field`. */
export function reachable(schema, root) {
  const found = new Set();
  const seen = new Set();
  const walk = (type) => {
    if (seen.has(type) || !type.getFields) {
      return;
    }
    seen.add(type);
    for (const field of fieldsOf(type)) {
      found.add(`${type.name}.${field.name}`);
      walk(getNamedType(field.type));
    }
    if (isInterfaceType(type)) {
      schema.getPossibleTypes(type).forEach(walk);
    }
  };
  walk(root);
  return found;
}
