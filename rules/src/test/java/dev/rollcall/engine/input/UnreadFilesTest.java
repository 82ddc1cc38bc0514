package dev.rollcall.engine.input;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names templates and Terraform of nodes among what was not looked at. */
final class UnreadFilesTest {

  @ParameterizedTest
  @CsvSource({
    "talos/node.yaml.j2, 'machine: {{ x }}', [template-file]",
    "nodes.yml.tmpl, '', [template-file]",
    "notes.md.j2, '', []",
    "chart/templates/pool.yaml.tpl, '', []",
    "eks.tf, 'resource \"aws_eks_node_group\" \"a\" {}', [terraform-file]",
    "dns.tf, 'resource \"aws_route53_zone\" \"a\" {}', []",
  })
  void namesWhatMakesManifestsOrNodes(
      String file, String text, String reasons, @TempDir Path folder) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.createDirectories(folder.resolve("chart"));
    Files.writeString(folder.resolve("chart/Chart.yaml"), "name: chart");
    Files.writeString(path, text);
    Inputs found = new InputFinder(folder).find(".", folder);
    assertEquals(reasons, found.excluded().stream().map(SkippedInput::reason).toList().toString());
  }
}
