using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Builtins.Templates;

/// <summary>The functions of templates.</summary>
static class TemplateFunctions
{
    /// <summary>The functions.</summary>
    public static IReadOnlyList<Builtin> Functions { get; } =
    [
        new("strings.render_template", "string, object[string: any] -> string", Render),
    ];

    static RegoValue? Render(BuiltinCall call, RegoValue first, RegoValue second)
    {
        if (!call.IsString(first, 1, out var template) || !call.IsObject(second, 2, out var values))
            return null;
        var parser = new TemplateParser(call, template);
        var nodes = parser.Parse();
        if (parser.Problem is { } mistake)
            return call.Fail($"template: {mistake}");
        var execution = new TemplateExecution(call, values);
        var text = execution.Run(nodes);
        return execution.Problem is { } problem ? call.Fail($"template: {problem}") : new RegoString(text);
    }
}
