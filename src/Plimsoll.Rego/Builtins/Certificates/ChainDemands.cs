using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Builtins.Certificates;

/// <summary>Reads what a policy demands of a chain of certificates.</summary>
/// <remarks>https://www.openpolicyagent.org/docs/policy-reference/builtins/crypto.</remarks>
static class ChainDemands
{
    static readonly string[] Usages =
    [
        "KeyUsageAny", "KeyUsageServerAuth", "KeyUsageClientAuth", "KeyUsageCodeSigning", "KeyUsageEmailProtection",
        "KeyUsageIPSECEndSystem", "KeyUsageIPSECTunnel", "KeyUsageIPSECUser", "KeyUsageTimeStamping", "KeyUsageOCSPSigning",
        "KeyUsageMicrosoftServerGatedCrypto", "KeyUsageNetscapeServerGatedCrypto", "KeyUsageMicrosoftCommercialCodeSigning",
        "KeyUsageMicrosoftKernelCodeSigning",
    ];

    /// <summary>Reads the demands; <c>null</c> after telling the call what is wrong.</summary>
    /// <param name="call">The call.</param>
    /// <param name="demands">The demands.</param>
    public static ChainOptions? Read(BuiltinCall call, RegoObject demands)
    {
        var options = new ChainOptions("", call.Now, []);
        for (var index = 0; index < demands.Count; index++)
        {
            if (demands.Keys[index] is not RegoString key)
                continue;
            if (Read(call, options, key.Value, demands.Values[index]) is not { } read)
                return null;
            options = read;
        }

        return options;
    }

    static ChainOptions? Read(BuiltinCall call, ChainOptions options, string name, RegoValue value)
    {
        switch (name)
        {
            case "DNSName" when value is RegoString text:
                return options with { Host = text.Value.Trim('"') };
            case "CurrentTime" when value is RegoNumber number && number.TryGetInteger(out var nanoseconds):
                return options with { Time = DateTimeOffset.UnixEpoch.AddTicks(nanoseconds / TimeSpan.NanosecondsPerTick) };
            case "MaxConstraintComparisons" when value is RegoNumber number && number.TryGetInteger(out _):
                return options;
            case "KeyUsages" when value is RegoArray or RegoSet:
                return ReadUsages(call, options, value is RegoArray array ? array.Items : ((RegoSet)value).Items);
            default:
                call.Fail(name switch
                {
                    "DNSName" => "'DNSName' should be a string",
                    "CurrentTime" => "'CurrentTime' should be a valid int64 number",
                    "MaxConstraintComparisons" => "'MaxConstraintComparisons' should be a valid number",
                    "KeyUsages" => "'KeyUsages' should be an Array or Set",
                    _ => "invalid key option",
                });
                return null;
        }
    }

    static ChainOptions? ReadUsages(BuiltinCall call, ChainOptions options, ReadOnlySpan<RegoValue> names)
    {
        var (numbers, invalid) = (new List<int>(), new List<string>());
        foreach (var name in names)
        {
            if (name is not RegoString text)
                continue;
            var number = Array.IndexOf(Usages, text.Value.Trim('"'));
            if (number < 0)
                invalid.Add(text.Value.Trim('"'));
            else
                numbers.Add(number);
        }

        if (invalid.Count == 0)
            return options with { Usages = numbers };
        call.Fail($"invalid entries for 'KeyUsages' found: [{string.Join(' ', invalid)}]");
        return null;
    }
}
