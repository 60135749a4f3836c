package io.github.partnertransfers.generator;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.swagger.v3.oas.models.OpenAPI;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.openapitools.codegen.CodegenModel;
import org.openapitools.codegen.CodegenOperation;
import org.openapitools.codegen.SupportingFile;
import org.openapitools.codegen.languages.JavaClientCodegen;
import org.openapitools.codegen.model.ModelMap;
import org.openapitools.codegen.model.ModelsMap;
import org.openapitools.codegen.model.OperationsMap;

/**
 * The OpenAPI generator {@code partner-transfers}: Retrofit interfaces, one for each tag, and
 * immutable models that read JSON without reflection and keep what the document doesn't describe.
 *
 * <p>Before it writes a file, it compares the document with a list of {@linkplain Rule rules}, and
 * throws an exception that names each place that breaks one. The templates show what the document
 * says, not what the generator makes of it: the generator's normalization loses parts.
 *
 * <p>Options: {@code modelPackage} and {@code apiPackage}. In a model package other than that of
 * {@code partner-transfers-generated}, it also writes the classes on which the models stand.
 */
public final class PartnerTransfersCodegen extends JavaClientCodegen {
  private static final String TEMPLATES = "partner-transfers";
  private static final String OUR_MODEL_PACKAGE = "io.github.partnertransfers.model";

  private DocumentNode document = DocumentNode.root(new ObjectMapper().createObjectNode());

  /** Creates a generator, as OpenAPI Generator does. */
  public PartnerTransfersCodegen() {
    embeddedTemplateDir = TEMPLATES;
    templateDir = TEMPLATES;
    modelPackage = OUR_MODEL_PACKAGE;
    apiPackage = "io.github.partnertransfers.api";
    additionalProperties.put("serializationLibrary", "gson");
    additionalProperties.put("documentationProvider", "none");
    additionalProperties.put("annotationLibrary", "none");
    additionalProperties.put("openApiNullable", "false");
    additionalProperties.put("hideGenerationTimestamp", "true");
    additionalProperties.put("sortModelPropertiesByRequiredFlag", "false");
    additionalProperties.put("sortParamsByRequiredFlag", "false");
    useOneOfInterfaces = true;
    setLibrary(RETROFIT_2);
  }

  @Override
  public String getName() {
    return "partner-transfers";
  }

  @Override
  public String getHelp() {
    return "Generates Retrofit interfaces and immutable models that tolerate drift.";
  }

  @Override
  public void processOpts() {
    additionalProperties.putIfAbsent("invokerPackage", modelPackage);
    super.processOpts();
    apiTestTemplateFiles.clear();
    apiDocTemplateFiles.clear();
    modelTestTemplateFiles.clear();
    modelDocTemplateFiles.clear();
    supportingFiles.clear();
    supportingFiles.add(
        new SupportingFile("modelDocuments.mustache", folder(), "ModelDocuments.java"));
    supportingFiles.add(
        new SupportingFile("modelConverters.mustache", folder(), "ModelConverters.java"));
  }

  private String folder() {
    return sourceFolder + "/" + modelPackage.replace('.', '/');
  }

  @Override
  public void preprocessOpenAPI(OpenAPI openAPI) {
    JsonNode json = read();
    List<Problem> problems = DocumentCheck.problems(json);
    if (!problems.isEmpty()) {
      throw new UnsupportedDocumentException(inputSpec, problems);
    }
    document = DocumentNode.root(json);
    // Only a client's own decoder reads error bodies, which can be of several kinds.
    for (DocumentNode component : components().members()) {
      if (SchemaCheck.isErrorBody(component)) {
        schemaMapping.put(component.key(), modelPackage + "." + component.key());
      }
    }
    super.preprocessOpenAPI(openAPI);
  }

  private JsonNode read() {
    ObjectMapper mapper =
        new ObjectMapper(new YAMLFactory()).enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
    try {
      Path file = inputSpec.contains("://") ? Path.of(URI.create(inputSpec)) : Path.of(inputSpec);
      return mapper.readTree(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + inputSpec, e);
    }
  }

  private DocumentNode components() {
    return document.get("components").get("schemas");
  }

  @Override
  public String toModelName(String name) {
    return name;
  }

  @Override
  public String toApiName(String tag) {
    return JavaNames.interfaceName(tag);
  }

  @Override
  public String sanitizeTag(String tag) {
    return tag;
  }

  @Override
  public String toVarName(String name) {
    return JavaNames.variable(name);
  }

  @Override
  public String toParamName(String name) {
    return JavaNames.variable(name);
  }

  @Override
  public ModelsMap postProcessModels(ModelsMap models) {
    for (ModelMap map : models.getModels()) {
      CodegenModel model = map.getModel();
      DocumentNode component = components().get(model.schemaName);
      if (SchemaCheck.isObject(component)) {
        model.vendorExtensions.put("object", new ModelView(component));
      } else if (SchemaCheck.isOpenEnum(component)) {
        model.vendorExtensions.put("openEnum", new OpenEnumView(component));
      } else {
        model.vendorExtensions.put("oneOf", new OneOfView(component));
      }
    }
    return models;
  }

  @Override
  public OperationsMap postProcessOperationsWithModels(
      OperationsMap operations, List<ModelMap> models) {
    Set<String> imports = new TreeSet<>();
    for (CodegenOperation operation : operations.getOperations().getOperation()) {
      OperationView view = view(operation.operationIdOriginal);
      operation.vendorExtensions.put("view", view);
      view.components.forEach(name -> imports.add(modelPackage + "." + name));
    }
    operations.put("modelImports", imports);
    String tag = operations.getOperations().getOperation().get(0).tags.get(0).getName();
    operations.put("interfaceJavadoc", interfaceJavadoc(tag));
    return operations;
  }

  private OperationView view(String operationId) {
    for (DocumentNode path : document.get("paths").members()) {
      for (DocumentNode operation : path.members()) {
        if (operation.text("operationId").equals(operationId)) {
          return new OperationView(path, operation);
        }
      }
    }
    throw new IllegalStateException("No operation " + operationId);
  }

  private String interfaceJavadoc(String tag) {
    for (DocumentNode each : document.get("tags").elements()) {
      String description = Javadoc.text(each.text("description"));
      if (each.text("name").equals(tag) && !description.isEmpty()) {
        return description;
      }
    }
    return "The operations on " + Javadoc.text(tag) + " as Retrofit calls.";
  }

  @Override
  public Map<String, Object> postProcessSupportingFileData(Map<String, Object> data) {
    Map<String, String> adapters = new TreeMap<>();
    boolean hasDeprecated = false;
    for (DocumentNode component : components().members()) {
      if (SchemaCheck.isObject(component)) {
        adapters.put(component.key(), component.key() + ".ADAPTER");
        hasDeprecated |= component.isTrue("deprecated");
      }
    }
    List<Map<String, Object>> interfaces = new ArrayList<>();
    for (String tag : tags()) {
      Map<String, String> ofTag = bodyAdapters(tag);
      adapters.putAll(ofTag);
      String name = JavaNames.interfaceName(tag);
      interfaces.add(
          Map.of("name", name, "method", JavaNames.variable(name), "adapters", views(ofTag)));
    }
    data.put("adapters", views(adapters));
    data.put("interfaces", interfaces);
    data.put("hasDeprecated", hasDeprecated);
    return data;
  }

  private static List<Map<String, String>> views(Map<String, String> adapters) {
    List<Map<String, String>> views = new ArrayList<>();
    adapters.forEach((type, adapter) -> views.add(Map.of("type", type, "adapter", adapter)));
    return views;
  }

  private Set<String> tags() {
    Set<String> tags = new TreeSet<>();
    operations().forEach(operation -> tags.add(tag(operation)));
    return tags;
  }

  private static String tag(DocumentNode operation) {
    return operation.get("tags").elements().get(0).text();
  }

  /** Returns the adapters of what the bodies of a tag's operations are, or consist of. */
  private Map<String, String> bodyAdapters(String tag) {
    Map<String, String> adapters = new TreeMap<>();
    for (DocumentNode operation : operations()) {
      if (tag(operation).equals(tag)) {
        OperationView.bodyTypes(operation).forEach(type -> addAdapters(type, adapters));
      }
    }
    return adapters;
  }

  private void addAdapters(JavaType type, Map<String, String> adapters) {
    if (type.element() != null) {
      addAdapters(type.element(), adapters);
    } else if (type.kind() == JavaType.Kind.SINGLE && !isWrittenOnly(type)) {
      adapters.put(type.name(), type.adapter());
    }
  }

  /** A oneOf is the body of a request, and its choices write themselves. */
  private boolean isWrittenOnly(JavaType type) {
    return components().get(type.name()).has("oneOf");
  }

  private List<DocumentNode> operations() {
    List<DocumentNode> operations = new ArrayList<>();
    for (DocumentNode path : document.get("paths").members()) {
      for (DocumentNode member : path.members()) {
        if (member.has("operationId")) {
          operations.add(member);
        }
      }
    }
    return operations;
  }

  @Override
  public void postProcess() {
    if (!modelPackage.equals(OUR_MODEL_PACKAGE)) {
      RuntimeSources.write(Path.of(outputFolder, folder()), modelPackage);
    }
  }
}
