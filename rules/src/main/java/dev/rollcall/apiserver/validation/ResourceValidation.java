package dev.rollcall.apiserver.validation;

import dev.rollcall.apiserver.decoding.QuantityLiteral;
import dev.rollcall.apiserver.field.CauseType;
import dev.rollcall.apiserver.field.ErrorList;
import dev.rollcall.apiserver.field.FieldError;
import dev.rollcall.apiserver.field.FieldValidation;
import dev.rollcall.apiserver.field.NameValidation;
import dev.rollcall.apiserver.field.ResourceNames;
import dev.rollcall.quantity.Quantity;
import dev.rollcall.yaml.FieldCursor;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.Set;

/** Checks requests and limits; mirrors {@code validateResourceRequirements}. */
public final class ResourceValidation {

  private ResourceValidation() {}

  /** Mirrors {@code ValidateContainerResourceRequirements}. */
  static void validateContainerResources(
      FieldCursor resources, PodValidationContext pod, ErrorList complaints) {
    if (!resources.isPresent()) {
      return;
    }
    FieldCursor limits = resources.get("limits");
    FieldCursor requests = resources.get("requests");
    for (FieldCursor limit : limits.entries()) {
      ResourceNames.validateContainerResourceName(limit, complaints);
      validateAmount(limit, complaints);
    }
    for (FieldCursor request : requests.entries()) {
      ResourceNames.validateContainerResourceName(request, complaints);
      validateAmount(request, complaints);
      compare(request, requests, limits, complaints);
    }
    hugePagesNeedOthers(resources, complaints);
    validateResourceClaimNames(resources.get("claims"), pod, complaints);
  }

  /** Mirrors {@code validateOverhead}. */
  static void validateOverhead(FieldCursor overhead, ErrorList complaints) {
    boolean others = false;
    boolean hugePages = false;
    for (FieldCursor entry : overhead.entries()) {
      // The server reads the overhead as limits, and names it so.
      String path = overhead.place().path() + ".limits[" + entry.name() + "]";
      ErrorList found = new ErrorList();
      ResourceNames.validateContainerResourceName(entry, found);
      validateAmount(entry, found);
      for (FieldError refusal : found.refusals()) {
        complaints.add(entry, path, refusal.reason(), refusal.message());
      }
      others |= isCpuOrMemory(entry.name());
      hugePages |= ResourceNames.isHugePages(entry.name());
    }
    if (hugePages && !others) {
      hugePagesAlone(overhead, complaints);
    }
  }

  /** Mirrors {@code validatePodResourceRequirements}. */
  static void validatePodRequirements(
      FieldCursor resources, PodValidationContext pod, ErrorList complaints) {
    FieldCursor limits = resources.get("limits");
    FieldCursor requests = resources.get("requests");
    for (FieldCursor limit : limits.entries()) {
      ResourceNames.validatePodResourceName(limit, complaints);
      validateAmount(limit, complaints);
    }
    for (FieldCursor request : requests.entries()) {
      ResourceNames.validatePodResourceName(request, complaints);
      validateAmount(request, complaints);
      compare(request, requests, limits, complaints);
    }
    hugePagesNeedOthers(resources, complaints);
    validateResourceClaimNames(resources.get("claims"), pod, complaints);
  }

  /**
   * Mirrors {@code ValidateResourceQuantityValue} and {@code
   * validateResourceQuantityHugePageValue}.
   */
  private static void validateAmount(FieldCursor entry, ErrorList complaints) {
    String name = entry.name();
    Quantity amount = amount(entry);
    validateQuantity(entry, name, amount, complaints);
    if (!ResourceNames.isHugePages(name)) {
      return;
    }
    Quantity page = Quantity.parse(name.substring(ResourceNames.HUGE_PAGES.length()));
    boolean sound = page != null && page.signum() > 0 && page.milliValue() % 1000 == 0;
    if (page == null || !sound || amount.value() % page.value() != 0) {
      complaints.invalid(
          entry,
          "the amount \""
              + entry.text()
              + "\" of "
              + name
              + " must be a whole number of pages of that size");
    }
  }

  /** Mirrors {@code ValidateResourceQuantityValue}. */
  private static void validateQuantity(
      FieldCursor entry, String name, Quantity amount, ErrorList complaints) {
    if (amount.signum() < 0) {
      complaints.invalid(
          entry, "the amount \"" + entry.text() + "\" of " + name + " must not be negative");
    }
    if (ResourceNames.isWholeNumber(name) && !isWhole(entry)) {
      complaints.invalid(
          entry, "the amount \"" + entry.text() + "\" of " + name + " must be a whole number");
    }
  }

  /** Mirrors {@code MilliValue() % 1000}, and what becomes of that with more than 64 bits. */
  public static boolean isWhole(FieldCursor entry) {
    Quantity amount = amount(entry);
    long thousandths = amount.milliValue();
    String text = entry.text();
    if ((thousandths > Long.MIN_VALUE && thousandths < Long.MAX_VALUE) || text == null) {
      return thousandths % 1000 == 0;
    }
    BigInteger milli = amount.amount().movePointRight(3).toBigInteger();
    // What does not fit keeps its lowest bits, or becomes 0.
    return QuantityLiteral.of(text).isLostInThousandths() || milli.longValue() % 1000 == 0;
  }

  private static void compare(
      FieldCursor request, FieldCursor requests, FieldCursor limits, ErrorList complaints) {
    String name = request.name();
    FieldCursor limit = limits.get(name);
    boolean overcommit = ResourceNames.isOvercommitAllowed(name);
    if (!hasKey(limit)) {
      if (!overcommit) {
        complaints.add(
            request,
            limits.place().path(),
            CauseType.REQUIRED,
            name + " cannot be shared, so it needs a limit equal to the request");
      }
      return;
    }
    int order = amount(request).compareTo(amount(limit));
    boolean wrong = overcommit ? order > 0 : order != 0;
    if (wrong) {
      String demand =
          overcommit
              ? "is more than its limit %s; raise the limit or lower the request"
              : "must equal its limit %s, because it cannot be shared";
      String subject = "the request \"" + request.text() + "\" of " + name + " ";
      String message = subject + demand.formatted("\"" + limit.text() + "\"");
      complaints.add(request, requests.place().path(), CauseType.INVALID, message);
    }
  }

  private static boolean hasKey(FieldCursor entry) {
    return entry.node() != null;
  }

  /**
   * Returns the amount here, rounded up to thousandths as {@code SetDefaults_ResourceList} does.
   */
  public static Quantity amount(FieldCursor entry) {
    String text = entry.text();
    Quantity amount = text == null ? null : Quantity.parse(text);
    return amount == null ? Quantity.ZERO : amount.roundedToMilli();
  }

  private static boolean isCpuOrMemory(String name) {
    return name.equals("cpu") || name.equals("memory");
  }

  private static void hugePagesNeedOthers(FieldCursor resources, ErrorList complaints) {
    boolean hugePages = false;
    for (String part : new String[] {"limits", "requests"}) {
      for (FieldCursor entry : resources.get(part).entries()) {
        if (isCpuOrMemory(entry.name())) {
          return;
        }
        hugePages |= ResourceNames.isHugePages(entry.name());
      }
    }
    if (hugePages) {
      hugePagesAlone(resources, complaints);
    }
  }

  private static void hugePagesAlone(FieldCursor resources, ErrorList complaints) {
    complaints.forbidden(resources, "huge pages need cpu or memory beside them; add one of them");
  }

  /** Mirrors {@code validateResourceClaimNames}. */
  private static void validateResourceClaimNames(
      FieldCursor claims, PodValidationContext pod, ErrorList complaints) {
    Set<String> names = new HashSet<>();
    for (FieldCursor claim : claims.items()) {
      String name = claim.get("name").stringOrEmpty();
      if (name.isEmpty()) {
        complaints.required(claim, "a claim needs the name of one of the pod's resourceClaims");
        continue;
      }
      validateClaimOnce(claim, name, names, complaints);
      if (!pod.claims().contains(name)) {
        complaints.notFound(
            claim, "the pod has no resource claim \"" + name + "\"; add it to resourceClaims");
      }
    }
  }

  private static void validateClaimOnce(
      FieldCursor claim, String name, Set<String> names, ErrorList complaints) {
    FieldCursor request = claim.get("request");
    String part = request.stringOrEmpty();
    if (names.contains(name)) {
      twice(claim, name, complaints);
      return;
    }
    if (!part.isEmpty()) {
      FieldValidation.form(request, "request", NameValidation.dns1123Label(part), complaints);
    }
    String key = part.isEmpty() ? name : name + "/" + part;
    if (names.contains(key) || (part.isEmpty() && hasPartOf(name, names))) {
      twice(claim, key, complaints);
    }
    names.add(key);
  }

  private static boolean hasPartOf(String name, Set<String> names) {
    for (String seen : names) {
      int slash = seen.indexOf('/');
      if (slash >= 0 && seen.substring(0, slash).equals(name)) {
        return true;
      }
    }
    return false;
  }

  private static void twice(FieldCursor claim, String name, ErrorList complaints) {
    complaints.duplicate(claim, "the claim \"" + name + "\" is made twice; keep one");
  }
}
