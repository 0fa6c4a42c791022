using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Policies.AdmissionPolicies;
using Plimsoll.Rego;

namespace Plimsoll.Policies.Gatekeeper;

/// <summary>Reads and compiles the Rego of a template.</summary>
/// <remarks>
/// github.com/open-policy-agent/frameworks, constraint/pkg/client/drivers/rego and constraint/pkg/regorewriter: the entry is
/// <c>violation</c>, libraries are packages under <c>lib</c>, and of the data only <c>data.lib</c> and <c>data.inventory</c> may be read.
/// </remarks>
static partial class RegoReading
{
    const string EntryModule = "template";
    const string Entry = "violation";
    const string LibraryRoot = "data.lib.";

    /// <summary>Libraries of one template, at most.</summary>
    const int MaxLibraries = 200;

    /// <summary>Functions that reach out of the evaluation, which Gatekeeper refuses or which need a provider that only a cluster has.</summary>
    static readonly RegoCompileOptions Options = new() { RefusedBuiltins = ["http.send", "external_data"] };

    /// <summary>The code; <c>null</c> where it cannot be used, which is told.</summary>
    /// <param name="source">The mapping with <c>rego</c>, <c>libs</c> and <c>version</c>.</param>
    /// <param name="readsInventory">What it reads of the inventory.</param>
    public static RegoCode? Read(FieldReader source, out ImmutableArray<string> readsInventory)
    {
        readsInventory = [];
        if (source.TextNode("rego", isRequired: true) is not { } entry || DialectOf(source) is not { } dialect)
            return null;
        var nodes = new Dictionary<string, ScalarNode>(StringComparer.Ordinal) { [EntryModule] = entry };
        AddLibraries(source, nodes);
        var modules = nodes.Select(node => Parse(source, node.Key, node.Value, dialect)).OfType<RegoModule>().ToArray();
        if (modules.Length < nodes.Count || !AreLibrariesBelowLib(source, modules, nodes))
            return null;
        if (Compile(source, modules, nodes) is not { } compiled)
            return null;
        readsInventory = InventoryOf(source, compiled.Program);
        return new RegoCode(
            compiled.Violations, nodes.ToFrozenDictionary(StringComparer.Ordinal), ReadsData: compiled.Program.ReadDocuments.Count > 0);
    }

    static RegoDialect? DialectOf(FieldReader source)
    {
        switch (source.Text("version"))
        {
            case "" or "v0":
                return RegoDialect.V0;
            case "v1":
                return RegoDialect.V1;
            case var other:
                source.Fail("version", $"must be v0 or v1, not \"{other}\"");
                return null;
        }
    }

    static void AddLibraries(FieldReader source, Dictionary<string, ScalarNode> nodes)
    {
        if (source.Node["libs"] is not SequenceNode libraries)
        {
            if (source.Has("libs"))
                source.Fail("libs", "must be a list of strings");
            return;
        }

        for (var i = 0; i < libraries.Items.Length && i < MaxLibraries; i++)
        {
            var path = $"libs[{i}]";
            if (libraries.Items[i] is not ScalarNode { Kind: ScalarKind.String } library)
                source.Issues.Add(libraries.Items[i].Location, $"{source.PathOf(path)}: must be a string");
            else
                nodes[path] = library;
        }

        if (libraries.Items.Length > MaxLibraries)
            source.Fail("libs", $"must not be more than {MaxLibraries}");
    }

    static RegoModule? Parse(FieldReader source, string name, ScalarNode node, RegoDialect dialect)
    {
        try
        {
            return RegoModule.Parse(name, node.Text, dialect);
        }
        catch (RegoException bad)
        {
            foreach (var error in bad.Errors)
                Tell(source, error, node);
        }
        catch (RegoLimitException bad)
        {
            source.Issues.Add(node.Location, $"{PathOf(source, name)}: {bad.Message}");
        }

        return null;
    }

    static bool AreLibrariesBelowLib(FieldReader source, RegoModule[] modules, Dictionary<string, ScalarNode> nodes)
    {
        var areAll = true;
        foreach (var module in modules)
        {
            if (module.File == EntryModule || module.Package.StartsWith(LibraryRoot, StringComparison.Ordinal))
                continue;
            areAll = false;
            source.Issues.Add(nodes[module.File].Location, $"{PathOf(source, module.File)}: the package {module.Package} is not below {LibraryRoot.TrimEnd('.')}");
        }

        return areAll;
    }

    static (RegoProgram Program, RegoQuery Violations)? Compile(FieldReader source, RegoModule[] modules, Dictionary<string, ScalarNode> nodes)
    {
        try
        {
            var program = RegoProgram.Compile(modules, Options);
            var path = $"{modules.Single(module => module.File == EntryModule).Package}.{Entry}";
            if (program.HasRule(path))
                return (program, program.Prepare(path));
            source.Fail("rego", $"has no rule {Entry}");
        }
        catch (RegoException bad)
        {
            foreach (var error in bad.Errors)
                Tell(source, error, nodes.GetValueOrDefault(error.Location.File) ?? nodes[EntryModule]);
        }
        catch (RegoLimitException bad)
        {
            source.Fail("rego", bad.Message);
        }

        return null;
    }

    static void Tell(FieldReader source, RegoError error, ScalarNode node) => source.Issues.Add(
        PolicyExpression.PlaceOf(node, error.Location.Row, error.Location.Column),
        $"{PathOf(source, error.Location.File)}: {Within(node, error.Location)}{error.Code}: {error.Message}{Advice(error, node)}");

    static string PathOf(FieldReader source, string module) => source.PathOf(module == EntryModule ? "rego" : module);

    /// <summary>The place inside the module, where the file's place does not say it.</summary>
    static string Within(ScalarNode node, RegoLocation location) => node.Style switch
    {
        ScalarStyle.Literal => $"column {location.Column}: ",
        _ when node.Style == ScalarStyle.Folded || location.Row > 1 => $"{location.Row}:{location.Column}: ",
        _ => "",
    };

    static string Advice(RegoError error, ScalarNode node)
    {
        if (error.Message.Contains("external_data", StringComparison.Ordinal))
        {
            var provider = Provider().Match(node.Text) is { Success: true } named ? $"the provider {named.Groups["name"].Value}" : "a provider";
            return $" (external data is not asked for: what {provider} would answer is not known here)";
        }

        return error.Message.Contains("http.send", StringComparison.Ordinal)
            ? " (templates may not reach the network, in Gatekeeper as here)"
            : "";
    }

    static ImmutableArray<string> InventoryOf(FieldReader source, RegoProgram program)
    {
        var read = ImmutableArray.CreateBuilder<string>();
        foreach (var path in program.ReadDocuments)
        {
            if (path is ["inventory", ..])
                read.Add(string.Join('/', path.Skip(1)));
            else if (path is ["lib", ..])
                source.Fail("rego", $"reads data.{string.Join('.', path)}, which no library defines");
            else
                source.Fail("rego", $"reads data.{string.Join('.', path)}: only data.inventory and libraries under data.lib may be read");
        }

        return read.ToImmutable();
    }

    [GeneratedRegex("\"provider\"\\s*:\\s*\"(?<name>[^\"]{1,253})\"", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Provider();
}
