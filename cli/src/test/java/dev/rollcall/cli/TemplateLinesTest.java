package dev.rollcall.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tells the lines of templates that lines of output come from, or nothing. */
final class TemplateLinesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        // what is the same, and what an action fills in
        "a: 1;b: {{ .x }};c: 3|a: 1;b: 2;c: 3|1 2 3",
        "{{- if .x }};a: 1;{{- end }};b: {{ .y }}|a: 1;b: x|2 4",
        "a: {{ .x }}-{{ .y }}-z|a: 1-2-z|1",
        "- {{ .x }};a: 1|- 5;a: 1|1 2",
        // what one action prints between two lines that are told
        "spec:;  {{- toYaml .x }};end: 1|spec:;  a: 1;  b: 2;end: 1|1 2 2 3",
        "spec:;{{ include a . }};{{ include b . }};end: 1|spec:;  a: 1;  b: 2;end: 1|1 0 0 4",
        "spec:;  {{- with .x }};  n:;    {{- toYaml . }};  {{- end }}|spec:;  n:;    a: 1|1 3 4",
        "r: {{ nindent 2 .x }};z: 1|r:;  a: 1;z: 1|1 1 2",
        // an action within a line prints no lines of its own
        "a: {{ .x }}|b: 1;c: 2|0 0",
        // a loop prints its lines several times
        "l:;{{ range .x }};- name: {{ .n }};  at: {{ .a }};{{ end }}"
            + "|l:;- name: a;  at: 1;- name: b;  at: 2|1 3 4 3 4",
        // what stands in several places of the template is not told
        "{{ if .x }};a: 1;{{ else }};a: 1;{{ end }}|a: 1|0",
        "a: 1;b: {{ .x }};{{ if .c }};d: 1;{{ end }};{{ if .e }};d: 1;{{ end }};z: 1"
            + "|a: 1;b: 2;d: 1;z: 1|1 2 0 9",
        "x: 1|y: 2|0",
        "{{ .Files.Get a }}|a: 1;b: 2|1 1",
        "{{/* a */}};a: 1|a: 1|2",
        "a: {{ .x;}}|a: 1|0",
      })
  void lines(String template, String output, String expected) {
    int[] found = TemplateLines.of(List.of(template.split(";")), List.of(output.split(";")));
    assertEquals(
        expected, Arrays.stream(found).mapToObj(String::valueOf).collect(Collectors.joining(" ")));
  }
}
