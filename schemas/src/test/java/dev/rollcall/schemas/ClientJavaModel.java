package dev.rollcall.schemas;

import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Collection;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the model classes of one release of the Kubernetes Java client say, by reflection. */
final class ClientJavaModel implements AutoCloseable {
  private static final String MODELS = "io.kubernetes.client.openapi.models.";

  private final URLClassLoader loader;

  /** Loads the classes apart from those of other releases. */
  ClientJavaModel(URL... jars) {
    loader = new URLClassLoader(jars, ClassLoader.getPlatformClassLoader());
  }

  /** The class of a kind: {@code apps/v1 DaemonSet} is {@code V1DaemonSet}. */
  Class<?> root(ApiName name) throws ClassNotFoundException {
    String version = name.version().substring(0, 1).toUpperCase() + name.version().substring(1);
    return loader.loadClass(MODELS + version + name.kind());
  }

  boolean isModel(Class<?> type) {
    return type.getName().startsWith(MODELS);
  }

  /** The fields of a class with their types, by the names that they have in JSON. */
  SortedMap<String, Type> fields(Class<?> type) throws ReflectiveOperationException {
    SortedMap<String, Type> fields = new TreeMap<>();
    for (Field field : type.getDeclaredFields()) {
      for (Annotation annotation : field.getAnnotations()) {
        if (annotation.annotationType().getSimpleName().equals("SerializedName")) {
          Method value = annotation.annotationType().getMethod("value");
          fields.put((String) value.invoke(annotation), field.getGenericType());
        }
      }
    }
    return fields;
  }

  /**
   * The required fields: a set of its own in newer releases, annotations of the getters in older
   * ones.
   */
  SortedSet<String> required(Class<?> type) throws ReflectiveOperationException {
    SortedSet<String> required = new TreeSet<>();
    for (Field field : type.getDeclaredFields()) {
      if (field.getName().equals("openapiRequiredFields")) {
        for (Object name : (Collection<?>) field.get(null)) {
          required.add((String) name);
        }
        return required;
      }
    }
    for (Method method : type.getDeclaredMethods()) {
      for (Annotation annotation : method.getAnnotations()) {
        if (annotation.annotationType().getSimpleName().equals("ApiModelProperty")
            && (boolean) annotation.annotationType().getMethod("required").invoke(annotation)) {
          required.add(jsonName(type, method));
        }
      }
    }
    return required;
  }

  private String jsonName(Class<?> type, Method getter) throws ReflectiveOperationException {
    String property = getter.getName().substring("get".length());
    for (String name : fields(type).keySet()) {
      if (name.replace("$", "").equalsIgnoreCase(property)) {
        return name;
      }
    }
    throw new IllegalStateException(type + " has no field for " + getter);
  }

  /** A type in the words of {@link #words(FieldType)}. */
  String words(Type type) {
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      String last = words(arguments[arguments.length - 1]);
      return arguments.length == 1 ? "list of " + last : "map of " + last;
    }
    if (type instanceof GenericArrayType || type == byte[].class) {
      return "BYTES";
    }
    String name = ((Class<?>) type).getSimpleName();
    return switch (name) {
      case "String", "Boolean", "Double" -> name.toUpperCase();
      case "Integer" -> "INT32";
      case "Long" -> "INT64";
      case "IntOrString" -> "INT_OR_STRING";
      case "Quantity" -> "QUANTITY";
      case "OffsetDateTime" -> "TIME";
      case "Object" -> "ANY";
      default -> "object";
    };
  }

  /** The same words for our own types; the client has one type for both kinds of time. */
  static String words(FieldType type) {
    if (type instanceof FieldType.ListOf list) {
      return "list of " + words(list.element());
    }
    if (type instanceof FieldType.MapOf map) {
      return "map of " + words(map.value());
    }
    if (type == FieldType.Scalar.MICRO_TIME) {
      return "TIME";
    }
    return type instanceof FieldType.Scalar scalar ? scalar.name() : "object";
  }

  /** The model class at the bottom of a type, or what else is there. */
  static Class<?> bottom(Type type) {
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      return bottom(arguments[arguments.length - 1]);
    }
    return type instanceof Class<?> plain ? plain : Object.class;
  }

  @Override
  public void close() throws IOException {
    loader.close();
  }
}
