import type { CodegenConfig } from '@graphql-codegen/cli';

const config: CodegenConfig = {
  schema: '../main/resources/schema.graphql',
  documents: ['operations/*.graphql', '../docs/examples/*.graphql'],
  generates: {
    './generated/': {
      preset: 'client',
      presetConfig: {
        fragmentMasking: false,
        // What `documents=trusted` runs: hash -> text, to be given to the server as its file of trusted documents.
        persistedDocuments: { hashAlgorithm: 'sha256' },
      },
      config: {
        emitLegacyCommonJSImports: false,
        useTypeImports: true,
        enumsAsTypes: true,
        scalars: {
          DateTime: 'string',
          Date: 'string',
          TimePoint: 'string',
          BigDecimal: 'string',
          BigInteger: 'string',
        },
      },
    },
  },
};

export default config;
