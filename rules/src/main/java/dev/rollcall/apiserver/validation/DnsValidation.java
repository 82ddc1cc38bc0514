package dev.rollcall.apiserver.validation;

import dev.rollcall.apiserver.field.ErrorList;
import dev.rollcall.apiserver.field.FeatureGate;
import dev.rollcall.apiserver.field.FieldError;
import dev.rollcall.apiserver.field.FieldValidation;
import dev.rollcall.apiserver.field.IpValidation;
import dev.rollcall.apiserver.field.NameValidation;
import dev.rollcall.yaml.FieldCursor;
import java.util.List;

/** Checks names in and around the pod: DNS, host aliases, hostname and subdomain. */
final class DnsValidation {

  private static final List<String> POLICIES =
      List.of("ClusterFirstWithHostNet", "ClusterFirst", "Default", "None");
  private static final int MAX_NAMESERVERS = 3;
  private static final int MAX_SEARCHES = 32;
  private static final int MAX_SEARCH_CHARACTERS = 2048;
  private static final int MAX_HOSTNAME = 64;

  private DnsValidation() {}

  /** Mirrors {@code validateDNSPolicy}; none is ClusterFirst. */
  static void validateDnsPolicy(FieldCursor policy, ErrorList complaints) {
    if (!policy.stringOrEmpty().isEmpty()) {
      FieldValidation.oneOf(policy, POLICIES, complaints);
    }
  }

  /** Mirrors {@code validatePodDNSConfig}. */
  static void validatePodDnsConfig(PodValidationContext pod, ErrorList complaints) {
    FieldCursor config = pod.spec().get("dnsConfig");
    boolean none = pod.spec().get("dnsPolicy").stringOrEmpty().equals("None");
    if (!config.isPresent()) {
      if (none) {
        complaints.required(config, "dnsPolicy None needs a dnsConfig with nameservers");
      }
      return;
    }
    FieldCursor nameservers = config.get("nameservers");
    List<FieldCursor> servers = nameservers.items();
    if (none && servers.isEmpty()) {
      complaints.required(nameservers, "dnsPolicy None needs at least one of nameservers");
      return;
    }
    if (servers.size() > MAX_NAMESERVERS) {
      complaints.invalid(
          nameservers, "there may be 3 nameservers, and these are " + servers.size());
    }
    for (FieldCursor server : servers) {
      validateIp(server, "nameserver", pod, complaints);
    }
    validateSearches(config.get("searches"), pod, complaints);
    for (FieldCursor option : config.get("options").items()) {
      if (option.get("name").stringOrEmpty().isEmpty()) {
        complaints.required(option, "an option of dnsConfig needs a name, such as ndots");
      }
    }
  }

  private static void validateIp(
      FieldCursor ip, String what, PodValidationContext pod, ErrorList complaints) {
    String wrong =
        IpValidation.legacyIp(
            ip.stringOrEmpty(), pod.gates().isOn(FeatureGate.STRICT_IP_CIDR_VALIDATION));
    FieldValidation.form(ip, what, wrong, complaints);
  }

  private static void validateSearches(
      FieldCursor searches, PodValidationContext pod, ErrorList complaints) {
    List<FieldCursor> items = searches.items();
    if (items.size() > MAX_SEARCHES) {
      complaints.invalid(searches, "there may be 32 searches, and these are " + items.size());
    }
    int characters = Math.max(0, items.size() - 1);
    for (FieldCursor search : items) {
      characters += NameValidation.utf8Length(search.stringOrEmpty());
      validateSearch(search, pod, complaints);
    }
    if (characters > MAX_SEARCH_CHARACTERS) {
      complaints.invalid(
          searches, "searches may have 2048 characters together, and these have " + characters);
    }
  }

  private static void validateSearch(
      FieldCursor search, PodValidationContext pod, ErrorList complaints) {
    String value = search.stringOrEmpty();
    boolean relaxed = pod.gates().isOn(FeatureGate.RELAXED_DNS_SEARCH_VALIDATION);
    if (relaxed && value.equals(".")) {
      return;
    }
    String name = value.endsWith(".") ? value.substring(0, value.length() - 1) : value;
    String wrong =
        relaxed
            ? NameValidation.dns1123SubdomainWithUnderscore(name)
            : NameValidation.dns1123Subdomain(name);
    FieldValidation.form(search, "search path", wrong, complaints);
  }

  /** Mirrors {@code ValidateHostAliases}, which named no items before 1.30. */
  static void validateHostAliases(PodValidationContext pod, ErrorList complaints) {
    FieldCursor aliases = pod.spec().get("hostAliases");
    for (FieldCursor alias : aliases.items()) {
      ErrorList found = new ErrorList();
      validateIp(alias.get("ip"), "ip", pod, found);
      for (FieldCursor hostname : alias.get("hostnames").items()) {
        String wrong = NameValidation.dns1123Subdomain(hostname.stringOrEmpty());
        FieldValidation.form(hostname, "hostname", wrong, found);
      }
      for (FieldError error : found.refusals()) {
        complaints.add(pod.gates().since(30) ? error : error.at(aliasPath(aliases, error)));
      }
    }
  }

  private static String aliasPath(FieldCursor aliases, FieldError error) {
    return aliases.place().path() + (error.isAt(".ip") ? ".ip" : ".hostnames");
  }

  /** Checks hostname and subdomain, as {@code ValidatePodSpec} does itself. */
  static void validateHostname(FieldCursor spec, ErrorList complaints) {
    for (String name : new String[] {"hostname", "subdomain"}) {
      FieldCursor field = spec.get(name);
      if (!field.stringOrEmpty().isEmpty()) {
        FieldValidation.form(
            field, name, NameValidation.dns1123Label(field.stringOrEmpty()), complaints);
      }
    }
  }

  /** Mirrors {@code validatePodHostName}. */
  static void validatePodHostName(PodValidationContext pod, ErrorList complaints) {
    FieldCursor override = pod.spec().get("hostnameOverride");
    if (!override.isPresent()) {
      return;
    }
    if (pod.spec().get("setHostnameAsFQDN").isTrue()) {
      complaints.forbidden(
          override, "hostnameOverride and setHostnameAsFQDN exclude each other; remove one");
    }
    if (pod.hostNetwork()) {
      complaints.forbidden(
          override, "a pod on the host's network has the host's name; remove hostnameOverride");
    }
    String value = override.stringOrEmpty();
    if (NameValidation.utf8Length(value) > MAX_HOSTNAME) {
      complaints.tooLong(
          override, "hostnameOverride \"" + value + "\" must have at most 64 characters");
    }
    FieldValidation.form(
        override, "hostnameOverride", NameValidation.dns1123Subdomain(value), complaints);
  }
}
