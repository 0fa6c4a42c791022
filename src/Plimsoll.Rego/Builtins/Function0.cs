using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Builtins;

/// <summary>A function without arguments.</summary>
delegate RegoValue? Function0(BuiltinCall call);

/// <summary>A function of one value. Answers <c>null</c> for undefined, also after <see cref="BuiltinCall.Fail"/>.</summary>
delegate RegoValue? Function1(BuiltinCall call, RegoValue first);

/// <summary>A function of two values.</summary>
delegate RegoValue? Function2(BuiltinCall call, RegoValue first, RegoValue second);

/// <summary>A function of three values.</summary>
delegate RegoValue? Function3(BuiltinCall call, RegoValue first, RegoValue second, RegoValue third);

/// <summary>A function of four values.</summary>
delegate RegoValue? Function4(BuiltinCall call, RegoValue first, RegoValue second, RegoValue third, RegoValue fourth);
