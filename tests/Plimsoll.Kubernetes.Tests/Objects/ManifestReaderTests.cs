using System.Globalization;
using System.Text;
using System.Text.Json;
using CsCheck;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Kubernetes.Objects;

public sealed class ManifestReaderTests
{
    const string Pod = "apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\n  namespace: shop\nspec:\n  containers:\n  - name: web\n    image: nginx\n";

    static readonly string[] Scraps =
    [
        "- ", "? ", ": ", "a: ", "\n", "\n  ", "&a ", "*a", "<<: ", "{", "}", "[", "]", ",", "'", "\"", "|\n", ">-\n", "!!int ",
            "!x ", "!<", "%YAML 1.2\n", "%TAG ! x\n", 
        "---\n", "...\n", "# c\n", "\t", "\\x", "\\U00110000", "0x1F", "1_0", "~", "é", "\u2028", "\0", "{{ .x }}", "@", "`", "\r",
    ];

    [Fact]
    public async Task Every_value_knows_its_line_and_column()
    {
        var manifest = await ManifestText.ReadAsync("# comment\n---\n" + Pod);

        var pod = Assert.Single(manifest.Objects);
        Assert.Equal(new ObjectReference("v1", "Pod", "shop", "web"), pod.Reference);
        Assert.Equal("app.yaml:3:1", pod.Location.ToString());
        var spec = Assert.IsType<MappingNode>(pod.Root["spec"]);
        Assert.Equal("app.yaml:9:3", spec.Location.ToString());
        var container = Assert.IsType<MappingNode>(Assert.IsType<SequenceNode>(spec["containers"]).Items[0]);
        Assert.Equal("app.yaml:10:5", container.Location.ToString());
        Assert.Equal("app.yaml:11:12", container["image"]!.Location.ToString());
        Assert.Equal("app.yaml:11:5", container.LocationOf("image").ToString());
    }

    [Fact]
    public async Task A_broken_document_does_not_hide_the_ones_around_it()
    {
        var manifest = await ManifestText.ReadAsync($"{Pod}---\na: [1,\n---\n{Pod}...\n---\n'never closed\n---\n{Pod}");

        Assert.Equal([1, 13, 26], manifest.Objects.Select(item => item.Location.Line));
        Assert.Equal([UnreadReason.Malformed, UnreadReason.Malformed], manifest.Unread.Select(unread => unread.Reason));
        Assert.All(manifest.Unread, unread => Assert.InRange(unread.Location!.Line, 11, 25));
    }

    [Fact]
    public async Task Windows_line_ends_and_a_byte_order_mark_change_no_place()
    {
        var plain = await ManifestText.ReadAsync($"{Pod}---\n{Pod}");
        var windows = await ManifestText.ReadAsync("\uFEFF" + $"{Pod}---\n{Pod}".ReplaceLineEndings("\r\n"));

        Assert.Equal(plain.Objects.Select(item => item.Location), windows.Objects.Select(item => item.Location));
    }

    [Fact]
    public async Task Bytes_that_are_not_UTF_8_are_unread_with_their_place()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes($"{Pod}---\na: 1\nb: ü"), 0xFF, (byte)'\n', .. "---\n"u8, .. Encoding.UTF8.GetBytes(Pod)];

        var manifest = await ManifestText.ReadAsync(bytes);

        Assert.Equal(2, manifest.Objects.Length);
        Assert.Equal(
            [new Unread("app.yaml", UnreadReason.Malformed, "not UTF-8 text", new SourceLocation("app.yaml", 12, 5))],
            manifest.Unread);
    }

    [Fact]
    public async Task Lists_are_flattened_with_the_places_of_their_items()
    {
        var manifest = await ManifestText.ReadAsync(
            "apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: Pod\n  metadata: {name: a}\n- apiVersion: v1\n  kind: PodList\n  items:\n  - metadata: {generateName: b-}\n");

        Assert.Equal(
            ["Pod a app.yaml:4:3", "Pod b- app.yaml:10:5"],
            manifest.Objects.Select(item => $"{item.Reference} {item.Location}"));
    }

    [Fact]
    public async Task A_duplicate_key_names_both_lines()
    {
        var manifest = await ManifestText.ReadAsync("apiVersion: v1\nkind: Pod\nspec:\n  hostPID: false\n  hostPID: true\n");

        Assert.Equal(
            [
                new Unread(
                    "app.yaml",
                    UnreadReason.Malformed,
                    "the key \"hostPID\" stands on line 4 and again on line 5",
                    new SourceLocation("app.yaml", 5, 3)),
            ],
            manifest.Unread);
    }

    [Fact]
    public async Task A_long_blank_line_before_a_block_is_read_as_kubectl_reads_it()
    {
        var data = await ManifestText.DataAsync("  text: |\n          \n    line\n  b: 1\n");

        Assert.Equal("\nline\n", ((ScalarNode)data["text"]!).Text);
        Assert.Equal("app.yaml:7:6", data["b"]!.Location.ToString());
    }

    [Fact]
    public async Task A_Helm_template_is_unread_and_the_detail_says_what_to_do()
    {
        var manifest = await ManifestText.ReadAsync("{{- if .Values.on }}\napiVersion: v1\nkind: Pod\n{{- end }}\n");

        var unread = Assert.Single(manifest.Unread);
        Assert.Contains("helm:", unread.Detail, StringComparison.Ordinal);
        Assert.InRange(unread.Location!.Line, 1, 4);
    }

    [Fact]
    public async Task Aliases_and_merge_keys_are_resolved()
    {
        var data = await ManifestText.DataAsync(
            "  one: &one {a: 1, b: 2}\n  two: &two {b: 3, c: 4}\n  both:\n    a: 9\n    <<: [*one, *two]\n  same: *one\n  quoted: {'<<': x}\n");

        Assert.Equal(
            """{"one":{"a":1,"b":2},"two":{"b":3,"c":4},"both":{"a":9,"b":2,"c":4},"same":{"a":1,"b":2},"quoted":{"\u003C\u003C":"x"}}""",
            Json(data));
        Assert.Same(data["one"], data["same"]);
    }

    [Theory]
    [InlineData("a: *b\n", "the alias b has no anchor before it")]
    [InlineData("a: &a [*a]\n", "the anchor a contains itself")]
    [InlineData("a: {<<: 1}\n", "<< takes a mapping or a sequence of mappings")]
    [InlineData("? [a]\n: b\n", "a key must be a scalar")]
    [InlineData("~: b\n", "a key must not be null")]
    [InlineData("a: !!int no\n", "the value does not fit its tag tag:yaml.org,2002:int")]
    public async Task What_Kubernetes_does_not_take_is_unread(string text, string detail) =>
        Assert.Equal(detail, Assert.Single((await ManifestText.ReadAsync(text)).Unread).Detail);

    [Fact]
    public async Task An_alias_bomb_is_unread()
    {
        var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (var level = 1; level < 30; level++)
        {
            var alias = $"*a{level - 1}";
            bomb.Append(CultureInfo.InvariantCulture, $"a{level}: &a{level} [{string.Join(", ", Enumerable.Repeat(alias, 9))}]\n");
        }

        Assert.Equal(UnreadReason.LimitExceeded, Assert.Single((await ManifestText.ReadAsync(bomb.ToString())).Unread).Reason);
    }

    [Theory]
    [InlineData("app.yaml")]
    [InlineData("app.json")]
    public async Task Nesting_beyond_the_limit_is_unread(string file)
    {
        var manifest = await ManifestText.ReadAsync("{\"apiVersion\":" + new string('[', 100_000), file);

        Assert.Equal(UnreadReason.LimitExceeded, Assert.Single(manifest.Unread).Reason);
    }

    [Fact]
    public async Task A_hundred_thousand_documents_are_read_up_to_the_limit_and_the_rest_is_told()
    {
        var manifest = await ManifestText.ReadAsync(string.Concat(Enumerable.Repeat("---\n{apiVersion: v1, kind: Pod}\n", 100_000)));

        Assert.Equal(ManifestLimits.MaxDocuments, manifest.Objects.Length);
        Assert.Equal("app.yaml:20001", Assert.Single(manifest.Unread).Location!.ToString());
    }

    [Fact]
    public async Task JSON_values_one_after_the_other_are_read_with_their_places()
    {
        var manifest = await ManifestText.ReadAsync(
            "{\"apiVersion\": \"v1\", \"kind\": \"Pod\"}\n{\"apiVersion\": \"v1\",\n \"kind\": \"Pod\", \"ü\": 1e3, \"a\": -7}\n{\"kind\": ",
            "pods.json");

        Assert.Equal(["pods.json:1:1", "pods.json:2:1"], manifest.Objects.Select(item => item.Location.ToString()));
        Assert.Equal("pods.json:3:22", manifest.Objects[1].Root["ü"]!.Location.ToString());
        Assert.Equal(1000, ((ScalarNode)manifest.Objects[1].Root["ü"]!).Integer);
        Assert.Equal(4, Assert.Single(manifest.Unread).Location!.Line);
    }

    [Fact]
    public async Task Data_that_is_no_object_is_told_apart_from_what_is_unread()
    {
        var values = await ManifestText.ReadAsync("replicas: 3\n---\n# nothing\n---\n" + Pod);
        var package = await ManifestText.ReadAsync("{ // comment\n}", "tsconfig.json");

        Assert.Empty(values.Unread);
        Assert.Equal([new SourceLocation("app.yaml", 1, 1)], values.Others);
        Assert.Equal(UnreadReason.Unsupported, Assert.Single(values.AsNamed().Unread).Reason);
        Assert.Empty(package.Unread);
        Assert.Single(package.Others);
    }

    [Fact]
    public async Task A_file_beyond_the_limit_is_unread()
    {
        await using var endless = new MemoryStream(new byte[ManifestLimits.MaxFileBytes + 1]);

        var manifest = await ManifestReader.ReadAsync(endless, "big.yaml", TestContext.Current.CancellationToken);

        Assert.Equal("larger than 64 MiB", Assert.Single(manifest.Unread).Detail);
    }

    [Fact]
    public void No_bytes_make_the_reader_throw() =>
        Gen.Byte.Array[0, 200].Sample(bytes => ReadAnything(bytes), iter: 500);

    [Fact]
    public void No_mixture_of_YAML_makes_the_reader_throw() =>
        Gen.Int[0, Scraps.Length - 1]
            .Array[0, 40].Sample(parts => ReadAnything(Encoding.UTF8.GetBytes(string.Concat(parts.Select(part => Scraps[part])))), iter: 1_000);

    [Fact]
    public void No_damage_to_a_manifest_makes_the_reader_throw() =>
        Gen.Select(Gen.Int[0, Pod.Length - 1], Gen.Char[' ', '~'], Gen.Int[0, 6]).Array[1, 6].Sample(
            cuts =>
            {
                var text = new StringBuilder(Pod);
                foreach (var (position, letter, length) in cuts)
                {
                    var start = Math.Min(position, text.Length - 1);
                    text.Remove(start, Math.Min(length, text.Length - start)).Insert(start, letter);
                }

                ReadAnything(Encoding.UTF8.GetBytes(text.ToString()));
            },
            iter: 500);

    static void ReadAnything(byte[] bytes)
    {
        foreach (var file in (string[])["any.yaml", "any.json"])
        {
            using var stream = new MemoryStream(bytes);
            var manifest = ManifestReader.ReadAsync(stream, file, CancellationToken.None).GetAwaiter().GetResult();
            foreach (var item in manifest.Objects)
                Json(item.Root);
        }
    }

    static string Json(ObjectNode node)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
            node.WriteTo(writer);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
