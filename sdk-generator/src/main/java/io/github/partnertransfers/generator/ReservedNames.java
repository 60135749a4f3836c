package io.github.partnertransfers.generator;

import java.util.Set;

/** Names that a document can't use, since the generated code has them. */
final class ReservedNames {
  /** Methods without parameters of every object; an interface can't redeclare them freely. */
  static final Set<String> OBJECT_METHODS =
      Set.of(
          "getClass",
          "hashCode",
          "toString",
          "notify",
          "notifyAll",
          "wait",
          "clone",
          "finalize",
          "equals");

  /** Methods of models and builders, fields of builders, and variables of decoders. */
  static final Set<String> MEMBERS =
      Set.of(
          "additionalProperties",
          "in",
          "property",
          "toJson",
          "fromJson",
          "builder",
          "toBuilder",
          "write",
          "read",
          "build",
          "copy",
          "append",
          "unmodifiable",
          "withoutDescribed",
          "checkRequired");

  /** The parameter that each operation has besides the described ones. */
  static final Set<String> PARAMETERS = Set.of("headers");

  /** Types that the templates import, nest or write. */
  private static final Set<String> TYPES =
      Set.of(
          // java.lang
          "AutoCloseable",
          "Boolean",
          "Byte",
          "Character",
          "Class",
          "Comparable",
          "Deprecated",
          "Double",
          "Enum",
          "Error",
          "Exception",
          "Float",
          "IllegalArgumentException",
          "Integer",
          "Iterable",
          "Long",
          "Math",
          "Module",
          "Number",
          "Object",
          "Override",
          "Package",
          "Process",
          "Record",
          "Runnable",
          "RuntimeException",
          "Short",
          "String",
          "StringBuilder",
          "SuppressWarnings",
          "System",
          "Thread",
          "Throwable",
          "Void",
          // Imports of the templates
          "ArrayList",
          "BigDecimal",
          "Body",
          "Call",
          "Collections",
          "DELETE",
          "Form",
          "GET",
          "HeaderMap",
          "Headers",
          "IOException",
          "Instant",
          "JsonElement",
          "List",
          "Map",
          "Nullable",
          "Objects",
          "PATCH",
          "POST",
          "PUT",
          "ParameterizedType",
          "Path",
          "Query",
          "Type",
          "Value",
          // Nested in a model
          "Builder",
          // Written beside the models
          "ModelConverters",
          "ModelDocuments");

  private ReservedNames() {}

  /** Returns whether a type of this name is there already: imported, or of the runtime. */
  static boolean isType(String name) {
    return TYPES.contains(name) || RuntimeSources.CLASSES.contains(name);
  }
}
