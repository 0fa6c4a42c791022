using System.Net;
using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Builtins;

/// <summary>Functions that reach the network, which an evaluation is not allowed to: they fail.</summary>
static class Network
{
    /// <summary>The functions.</summary>
    public static IReadOnlyList<Builtin> Functions { get; } =
    [
        new("http.send", "object[string: any] -> object[any: any]", Send) { NeedsNetwork = true, IsImpure = true },
        new("net.lookup_ip_addr", "string -> set[string]", Lookup) { NeedsNetwork = true, IsImpure = true },
    ];

    static RegoValue? Send(BuiltinCall call, RegoValue request) =>
        call.IsObject(request, 1, out _) ? call.Fail("the evaluation is not allowed to reach the network") : null;

    /// <summary>A text that is an address already needs no look-up.</summary>
    static RegoValue? Lookup(BuiltinCall call, RegoValue given)
    {
        if (!call.IsString(given, 1, out var name))
            return null;
        return IPAddress.TryParse(name, out var address) && (name.Contains(':', StringComparison.Ordinal) || IsDotted(name))
            ? RegoSet.Of([new RegoString(address.ToString())])
            : call.Fail($"lookup {name}: the evaluation is not allowed to reach the network");
    }

    static bool IsDotted(string name) => name.Count(unit => unit == '.') == 3 && name.All(unit => unit == '.' || char.IsAsciiDigit(unit));
}
