// Every panel listens; then the connection is opened.
import { connect } from './connection.js';
import { showAccount } from './panels/account.js';
import { showBreaker } from './panels/breaker.js';
import { showChain } from './panels/chain.js';
import { showConnection } from './panels/connection.js';
import { showEquity } from './panels/equity.js';
import { showEvents } from './panels/events.js';
import { showHealth } from './panels/health.js';
import { showIv } from './panels/iv.js';
import { showMarket } from './panels/market.js';
import { showOrders } from './panels/orders.js';
import { showPositions } from './panels/positions.js';
import { showRefused } from './panels/refused.js';
import { showScope } from './panels/scope.js';
import { showSmile } from './panels/smile.js';
import { showWhy } from './panels/why.js';
import { followUnderlyings } from './selection.js';

[showMarket, showConnection, showBreaker, showHealth, showAccount, showWhy, showEquity,
  showPositions, showOrders, showScope, showIv, showSmile, showChain, showRefused, showEvents,
  followUnderlyings, connect].forEach((start) => start());
