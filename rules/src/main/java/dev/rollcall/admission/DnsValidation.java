package dev.rollcall.admission;

import dev.rollcall.yaml.Field;
import java.util.List;

/** Checks names in and around the pod: DNS, host aliases, hostname and subdomain. */
final class DnsValidation {

  private static final List<String> POLICIES =
      List.of("ClusterFirstWithHostNet", "ClusterFirst", "Default", "None");
  private static final int MOST_NAMESERVERS = 3;
  private static final int MOST_SEARCHES = 32;
  private static final int MOST_SEARCH_CHARACTERS = 2048;
  private static final int MOST_HOSTNAME = 64;

  private DnsValidation() {}

  /** Mirrors {@code validateDNSPolicy}; none is ClusterFirst. */
  static void validateDnsPolicy(Field policy, Complaints complaints) {
    if (!policy.stringOrEmpty().isEmpty()) {
      FieldChecks.oneOf(policy, POLICIES, complaints);
    }
  }

  /** Mirrors {@code validatePodDNSConfig}. */
  static void validatePodDnsConfig(PodFacts pod, Complaints complaints) {
    Field config = pod.spec().get("dnsConfig");
    boolean none = pod.spec().get("dnsPolicy").stringOrEmpty().equals("None");
    if (!config.isPresent()) {
      if (none) {
        complaints.required(config, "dnsPolicy None needs a dnsConfig with nameservers");
      }
      return;
    }
    Field nameservers = config.get("nameservers");
    List<Field> servers = nameservers.items();
    if (none && servers.isEmpty()) {
      complaints.required(nameservers, "dnsPolicy None needs at least one of nameservers");
      return;
    }
    if (servers.size() > MOST_NAMESERVERS) {
      complaints.invalid(
          nameservers, "there may be 3 nameservers, and these are " + servers.size());
    }
    for (Field server : servers) {
      validateIp(server, "nameserver", pod, complaints);
    }
    validateSearches(config.get("searches"), pod, complaints);
    for (Field option : config.get("options").items()) {
      if (option.get("name").stringOrEmpty().isEmpty()) {
        complaints.required(option, "an option of dnsConfig needs a name, such as ndots");
      }
    }
  }

  private static void validateIp(Field ip, String what, PodFacts pod, Complaints complaints) {
    String wrong = IpSyntax.legacyIp(ip.stringOrEmpty(), pod.gates().strictIps());
    FieldChecks.form(ip, what, wrong, complaints);
  }

  private static void validateSearches(Field searches, PodFacts pod, Complaints complaints) {
    List<Field> items = searches.items();
    if (items.size() > MOST_SEARCHES) {
      complaints.invalid(searches, "there may be 32 searches, and these are " + items.size());
    }
    int characters = Math.max(0, items.size() - 1);
    for (Field search : items) {
      characters += Names.utf8Length(search.stringOrEmpty());
      validateSearch(search, pod, complaints);
    }
    if (characters > MOST_SEARCH_CHARACTERS) {
      complaints.invalid(
          searches, "searches may have 2048 characters together, and these have " + characters);
    }
  }

  private static void validateSearch(Field search, PodFacts pod, Complaints complaints) {
    String value = search.stringOrEmpty();
    boolean relaxed = pod.gates().relaxedDnsSearch();
    if (relaxed && value.equals(".")) {
      return;
    }
    String name = value.endsWith(".") ? value.substring(0, value.length() - 1) : value;
    String wrong =
        relaxed ? Names.dns1123SubdomainWithUnderscore(name) : Names.dns1123Subdomain(name);
    FieldChecks.form(search, "search path", wrong, complaints);
  }

  /** Mirrors {@code ValidateHostAliases}. */
  static void validateHostAliases(PodFacts pod, Complaints complaints) {
    for (Field alias : pod.spec().get("hostAliases").items()) {
      validateIp(alias.get("ip"), "ip", pod, complaints);
      for (Field hostname : alias.get("hostnames").items()) {
        String wrong = Names.dns1123Subdomain(hostname.stringOrEmpty());
        FieldChecks.form(hostname, "hostname", wrong, complaints);
      }
    }
  }

  /** Checks hostname and subdomain, as {@code ValidatePodSpec} does itself. */
  static void validateHostname(Field spec, Complaints complaints) {
    for (String name : new String[] {"hostname", "subdomain"}) {
      Field field = spec.get(name);
      if (!field.stringOrEmpty().isEmpty()) {
        FieldChecks.form(field, name, Names.dns1123Label(field.stringOrEmpty()), complaints);
      }
    }
  }

  /** Mirrors {@code validatePodHostName}. */
  static void validatePodHostName(PodFacts pod, Complaints complaints) {
    Field override = pod.spec().get("hostnameOverride");
    if (!override.isPresent() || !pod.gates().hostnameOverride()) {
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
    if (Names.utf8Length(value) > MOST_HOSTNAME) {
      complaints.tooLong(
          override, "hostnameOverride \"" + value + "\" must have at most 64 characters");
    }
    FieldChecks.form(override, "hostnameOverride", Names.dns1123Subdomain(value), complaints);
  }
}
