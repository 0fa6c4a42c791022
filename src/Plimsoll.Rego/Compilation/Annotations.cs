using System.Collections.Immutable;
using Plimsoll.Rego.Syntax;
using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Compilation;

/// <summary>What the comments that begin with <c># METADATA</c> say of packages, documents and rules.</summary>
/// <remarks>https://www.openpolicyagent.org/docs/policy-language#metadata.</remarks>
sealed class Annotations
{
    static readonly RegoString Scope = new("scope"), Path = new("path"), Content = new("annotations");

    readonly Dictionary<string, RegoObject> _packages = new(StringComparer.Ordinal);
    readonly Dictionary<string, RegoObject> _subpackages = new(StringComparer.Ordinal);
    readonly Dictionary<string, RegoObject> _documents = new(StringComparer.Ordinal);
    readonly Dictionary<(ModuleSyntax Module, int Statement), RegoObject> _rules = [];

    /// <summary>Reads the annotations of modules.</summary>
    /// <param name="modules">The modules.</param>
    /// <param name="errors">Takes the mistakes.</param>
    public static Annotations Of(IEnumerable<ModuleSyntax> modules, ErrorList errors)
    {
        var annotations = new Annotations();
        foreach (var module in modules)
        {
            if (module.Annotations.IsEmpty)
                continue;
            var rules = module.Rules.DistinctBy(rule => rule.Statement).ToDictionary(rule => rule.Statement);
            foreach (var annotation in module.Annotations)
                annotations.Add(module, rules.GetValueOrDefault(annotation.Statement), annotation, errors);
        }

        return annotations;
    }

    /// <summary>What stands before a rule; an empty object where nothing does.</summary>
    public RegoObject OfRule(ModuleSyntax module, RuleSyntax rule) => _rules.GetValueOrDefault((module, rule.Statement), RegoObject.Empty);

    /// <summary>What stands before a rule, its document, its package and those above, from the rule outwards.</summary>
    public RegoArray ChainOf(ModuleSyntax module, RuleSyntax rule)
    {
        var path = PathOf(module, rule);
        var chain = new List<RegoValue> { Entry(path, _rules.GetValueOrDefault((module, rule.Statement))) };
        if (_documents.TryGetValue(Key(path), out var document))
            chain.Add(Entry(path, document));
        if (_packages.TryGetValue(Key(module.Package), out var package))
            chain.Add(Entry(module.Package, package));
        for (var length = module.Package.Length; length > 0; length--)
        {
            var above = module.Package[..length];
            if (_subpackages.TryGetValue(Key(above), out var subpackages))
                chain.Add(Entry(above, subpackages));
        }

        return new RegoArray([.. chain]);
    }

    void Add(ModuleSyntax module, RuleSyntax? rule, Annotation annotation, ErrorList errors)
    {
        if (AnnotationReading.Read(annotation, errors) is not { } content)
            return;
        var scope = (content.Get(Scope) as RegoString)?.Value ?? (annotation.Target == AnnotationTarget.Package ? "package" : "rule");
        content = RegoObject.Of([.. Members(content), new KeyValuePair<RegoValue, RegoValue>(Scope, new RegoString(scope))]);
        switch (scope)
        {
            case "package":
                _packages.TryAdd(Key(module.Package), content);
                break;
            case "subpackages":
                _subpackages.TryAdd(Key(module.Package), content);
                break;
            case "document" when rule is not null:
                _documents.TryAdd(Key(PathOf(module, rule)), content);
                break;
            case "rule" when rule is not null:
                _rules[(module, annotation.Statement)] = content;
                break;
            default:
                errors.Add("rego_parse_error", annotation.At, $"annotations with the scope \"{scope}\" cannot stand here");
                break;
        }
    }

    static IEnumerable<KeyValuePair<RegoValue, RegoValue>> Members(RegoObject members)
    {
        for (var index = 0; index < members.Count; index++)
            yield return new KeyValuePair<RegoValue, RegoValue>(members.Keys[index], members.Values[index]);
    }

    static ImmutableArray<string> PathOf(ModuleSyntax module, RuleSyntax rule) =>
    [
        .. module.Package,
        ((VarTerm)rule.Head.Path[0]).Name,
        .. rule.Head.Path.Skip(1).TakeWhile(term => term is ValueTerm { Value: RegoString }).Select(term => ((RegoString)((ValueTerm)term).Value).Value),
    ];

    static string Key(ImmutableArray<string> path) => string.Join('\0', path);

    static RegoObject Entry(ImmutableArray<string> path, RegoObject? content)
    {
        var entry = new KeyValuePair<RegoValue, RegoValue>(Path, new RegoArray([.. path.Select(name => new RegoString(name))]));
        return content is null ? RegoObject.Of(entry) : RegoObject.Of(entry, new KeyValuePair<RegoValue, RegoValue>(Content, content));
    }
}
